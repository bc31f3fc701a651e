/** Slack's limits in characters or pieces; docs.slack.dev, Block Kit reference. `allBlocks` is measured (msg_blocks_too_long). */
export const SLACK_LIMITS = {
  blocks: 50,
  viewBlocks: 100,
  /** Of a view's blocks as JSON: documented at 250 KB a view, and nobody reads so much. */
  viewJson: 60_000,
  allBlocks: 13_000,
  sectionText: 3000,
  contextElements: 10,
  headerText: 150,
  actionsElements: 25,
  actionId: 255,
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  /** Of the fallback text that notifications and screen readers get. */
  text: 4000,
  modalTitle: 24,
  modalSubmit: 24,
  privateMetadata: 3000,
  inputLabel: 2000,
  inputHint: 2000,
  inputValue: 3000,
  /** Of an error under a field; not documented, so below a hint's. */
  inputError: 1000,
  placeholder: 150,
} as const;

/** Discord's limits in characters or pieces; discord.com/developers/docs (Message, Components, Application Commands). @public */
export const DISCORD_LIMITS = {
  content: 2000,
  nonce: 25,
  customId: 100,
  buttonLabel: 80,
  buttonsInRow: 5,
  rows: 5,
  selectOptions: 25,
  menuLabel: 150,
  optionLabel: 100,
  optionValue: 100,
  autocompleteChoices: 25,
  modalTitle: 45,
  modalFields: 5,
  inputLabel: 45,
  inputPlaceholder: 100,
  inputValue: 4000,
  threadName: 100,
} as const;
