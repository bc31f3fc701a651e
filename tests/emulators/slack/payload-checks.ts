/** What Slack refuses of a payload, by its documented limits (docs.slack.dev, Block Kit). The first problem, or undefined. */
export interface Refusal {
  readonly error: string;
  readonly detail: string;
}

type Json = Readonly<Record<string, unknown>>;

const TEXT_MAX = 4000;
const BLOCKS_MAX = { message: 50, view: 100 } as const;
const ALL_BLOCKS_MAX = 13_000;
const METADATA_MAX = 8000;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Collects problems instead of throwing, so that a test sees all of them. */
class Problems {
  readonly found: string[] = [];

  add(isBad: boolean, problem: string): void {
    if (isBad) this.found.push(problem);
  }

  text(value: unknown, where: string, max: number, types = ['plain_text', 'mrkdwn']): void {
    if (!isObject(value)) {
      this.found.push(`${where}: no text object`);
      return;
    }
    const { type, text } = value;
    this.add(
      typeof type !== 'string' || !types.includes(type),
      `${where}: text type ${String(type)}`,
    );
    this.add(type === 'plain_text' && 'verbatim' in value, `${where}: verbatim in plain_text`);
    this.add(type === 'mrkdwn' && 'emoji' in value, `${where}: emoji in mrkdwn`);
    this.string(text, `${where}.text`, max);
  }

  string(value: unknown, where: string, max: number): void {
    if (typeof value !== 'string') this.found.push(`${where}: not a string`);
    else {
      this.add(value.length === 0, `${where}: empty`);
      this.add(value.length > max, `${where}: ${value.length} characters, at most ${max}`);
    }
  }
}

/** Checks the body of chat.postMessage, chat.update and chat.postEphemeral. */
export function checkMessage(body: Json): Refusal | undefined {
  const { text, blocks, metadata } = body;
  const isBlank = (typeof text !== 'string' || text === '') && blocks === undefined;
  if (isBlank) return { error: 'no_text', detail: 'neither text nor blocks' };
  if (typeof text === 'string' && text.length > TEXT_MAX) {
    return { error: 'msg_too_long', detail: `text has ${text.length} characters` };
  }
  if (blocks !== undefined) {
    const refusal = checkBlocks(blocks, BLOCKS_MAX.message, 'message');
    if (refusal !== undefined) return refusal;
  }
  if (metadata === undefined) return undefined;
  if (!isObject(metadata)) return { error: 'invalid_metadata_format', detail: 'not an object' };
  if (typeof metadata['event_type'] !== 'string' || !isObject(metadata['event_payload'])) {
    return { error: 'invalid_metadata_schema', detail: 'event_type and event_payload' };
  }
  return JSON.stringify(metadata).length > METADATA_MAX
    ? { error: 'metadata_too_large', detail: 'metadata' }
    : undefined;
}

/** Checks a modal or a Home tab. */
export function checkView(view: unknown): Refusal | undefined {
  const problems = new Problems();
  if (!isObject(view)) return { error: 'invalid_arguments', detail: 'no view' };
  const isModal = view['type'] === 'modal';
  problems.add(!isModal && view['type'] !== 'home', 'view type');
  if (isModal) {
    problems.text(view['title'], 'title', 24, ['plain_text']);
    if (view['submit'] !== undefined) problems.text(view['submit'], 'submit', 24, ['plain_text']);
    if (view['close'] !== undefined) problems.text(view['close'], 'close', 24, ['plain_text']);
    const hasInput = listOf(view['blocks']).some(
      (block) => isObject(block) && block['type'] === 'input',
    );
    problems.add(hasInput && view['submit'] === undefined, 'input without submit');
  }
  if (view['private_metadata'] !== undefined && view['private_metadata'] !== '') {
    problems.string(view['private_metadata'], 'private_metadata', 3000);
  }
  if (view['callback_id'] !== undefined) problems.string(view['callback_id'], 'callback_id', 255);
  if (problems.found.length > 0) {
    return { error: 'invalid_arguments', detail: problems.found.join('; ') };
  }
  return checkBlocks(view['blocks'], BLOCKS_MAX.view, 'view');
}

function checkBlocks(
  blocks: unknown,
  max: number,
  surface: 'message' | 'view',
): Refusal | undefined {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', detail: 'not a list' };
  if (blocks.length > max) return { error: 'invalid_blocks', detail: `${blocks.length} blocks` };
  const problems = new Problems();
  for (const [index, block] of blocks.entries())
    checkBlock(problems, block, `blocks[${index}]`, surface);
  if (problems.found.length > 0)
    return { error: 'invalid_blocks', detail: problems.found.join('; ') };
  return JSON.stringify(blocks).length > ALL_BLOCKS_MAX && surface === 'message'
    ? { error: 'msg_blocks_too_long', detail: `${JSON.stringify(blocks).length} characters` }
    : undefined;
}

function checkBlock(problems: Problems, block: unknown, where: string, surface: string): void {
  if (!isObject(block)) {
    problems.add(true, `${where}: not an object`);
    return;
  }
  switch (block['type']) {
    case 'section':
      problems.text(block['text'], where, 3000);
      return;
    case 'header':
      problems.text(block['text'], where, 150, ['plain_text']);
      return;
    case 'divider':
      return;
    case 'context': {
      const elements = listOf(block['elements']);
      problems.add(
        elements.length === 0 || elements.length > 10,
        `${where}: ${elements.length} elements`,
      );
      for (const element of elements) problems.text(element, where, 3000);
      return;
    }
    case 'actions':
      checkActions(problems, block, where);
      return;
    case 'rich_text':
      checkRichText(problems, block, where);
      return;
    case 'input':
      problems.add(surface !== 'view', `${where}: input in a message`);
      checkInput(problems, block, where);
      return;
    default:
      problems.add(true, `${where}: type ${String(block['type'])}`);
  }
}

function checkActions(problems: Problems, block: Json, where: string): void {
  const elements = listOf(block['elements']);
  problems.add(
    elements.length === 0 || elements.length > 25,
    `${where}: ${elements.length} elements`,
  );
  const ids = new Set<unknown>();
  for (const element of elements) {
    if (!isObject(element)) {
      problems.add(true, `${where}: element`);
      continue;
    }
    problems.string(element['action_id'], `${where}.action_id`, 255);
    problems.add(ids.has(element['action_id']), `${where}: action_id twice`);
    ids.add(element['action_id']);
    if (element['type'] === 'button') {
      problems.text(element['text'], where, 75, ['plain_text']);
      if (element['value'] !== undefined) problems.string(element['value'], `${where}.value`, 2000);
      if (element['url'] !== undefined) problems.string(element['url'], `${where}.url`, 3000);
      const { style } = element;
      problems.add(
        style !== undefined && style !== 'primary' && style !== 'danger',
        `${where}.style`,
      );
    } else if (element['type'] === 'static_select') {
      problems.text(element['placeholder'], where, 150, ['plain_text']);
      checkOptions(problems, element, where);
    } else problems.add(true, `${where}: element type ${String(element['type'])}`);
  }
}

function checkOptions(problems: Problems, element: Json, where: string): void {
  const options = listOf(element['options']);
  problems.add(options.length === 0 || options.length > 100, `${where}: ${options.length} options`);
  for (const option of options) {
    if (!isObject(option)) continue;
    problems.text(option['text'], `${where}.option`, 75, ['plain_text']);
    problems.string(option['value'], `${where}.option.value`, 150);
  }
}

const RICH_PARTS = [
  'rich_text_section',
  'rich_text_quote',
  'rich_text_preformatted',
  'rich_text_list',
];
const RICH_ELEMENTS = [
  'text',
  'link',
  'date',
  'usergroup',
  'user',
  'emoji',
  'channel',
  'broadcast',
];

function checkRichText(problems: Problems, block: Json, where: string): void {
  const parts = listOf(block['elements']);
  problems.add(parts.length === 0, `${where}: empty rich_text`);
  for (const part of parts) {
    if (!isObject(part) || !RICH_PARTS.includes(String(part['type']))) {
      problems.add(true, `${where}: rich_text part`);
      continue;
    }
    for (const element of listOf(part['elements'])) {
      if (!isObject(element) || !RICH_ELEMENTS.includes(String(element['type']))) {
        problems.add(true, `${where}: rich_text element`);
        continue;
      }
      if (element['type'] === 'text')
        problems.string(element['text'], `${where}.text`, ALL_BLOCKS_MAX);
      if (element['type'] === 'link') problems.string(element['url'], `${where}.url`, 3000);
    }
  }
}

function checkInput(problems: Problems, block: Json, where: string): void {
  problems.text(block['label'], `${where}.label`, 2000, ['plain_text']);
  if (block['hint'] !== undefined)
    problems.text(block['hint'], `${where}.hint`, 2000, ['plain_text']);
  const { element } = block;
  if (!isObject(element)) {
    problems.add(true, `${where}: no element`);
    return;
  }
  if (element['type'] === 'plain_text_input') {
    const { initial_value: initial } = element;
    if (initial !== undefined) problems.string(initial, `${where}.initial_value`, 3000);
  } else if (element['type'] === 'static_select') {
    checkOptions(problems, element, where);
  } else if (element['type'] === 'conversations_select') {
    const { initial_conversation: initial, default_to_current_conversation: isCurrent } = element;
    const isChannel = typeof initial === 'string' && /^[CGD]/.test(initial);
    problems.add(initial !== undefined && !isChannel, `${where}: channel`);
    problems.add(initial !== undefined && isCurrent === true, `${where}: two defaults`);
  } else problems.add(true, `${where}: element type ${String(element['type'])}`);
}
