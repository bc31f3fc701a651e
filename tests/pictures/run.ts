import { mkdirSync, writeFileSync } from 'node:fs';
import { createConsolePlatform } from '../../src/adapters/chat/console/console-platform.ts';
import { renderForm as renderModal } from '../../src/adapters/chat/discord/render-form.ts';
import { renderMessage as renderDiscordMessage } from '../../src/adapters/chat/discord/render-message.ts';
import { renderForm as renderSlackView } from '../../src/adapters/chat/slack/render-form.ts';
import { renderMessage as renderSlackMessage } from '../../src/adapters/chat/slack/render-message.ts';
import { makeClock } from '../helpers/clock.ts';
import { takePicture } from './browser.ts';
import { takeConsolePictures } from './console.ts';
import { renderDiscordForm } from './discord-form-page.ts';
import { renderDiscordPage } from './discord-page.ts';
import { composeSample, LAYOUT, NOW_MS } from './sample.ts';
import { composeForms } from './sample-form.ts';
import { renderSlackForm } from './slack-form-page.ts';
import { renderSlackPage } from './slack-page.ts';
import { renderTerminal } from './terminal.ts';

/** `npm run pictures`: the pictures of the README, made from what Newsdesk itself prints and sends. */
const PICTURES = 'docs/pictures';
const COLUMNS = 84;

let printed = '';
const out = {
  isTTY: true,
  columns: COLUMNS,
  hasColors: () => true,
  write(line: string, done: () => void): boolean {
    printed += line;
    done();
    return true;
  },
};
const platform = createConsolePlatform({ out, clock: makeClock(NOW_MS) });
await platform.send(
  {
    deliveryId: 'sample',
    kind: 'post',
    destination: 'console',
    nonce: 'sample',
    message: { kind: 'alert', alert: composeSample('console') },
    parentMessageId: undefined,
    layout: LAYOUT,
  },
  new AbortController().signal,
);
mkdirSync(PICTURES, { recursive: true });
writeFileSync(`${PICTURES}/alert-terminal.svg`, renderTerminal(printed, COLUMNS));
process.stdout.write(`${PICTURES}/alert-terminal.svg\n`);

const slack = { kind: 'alert', alert: composeSample('slack:C0123ABC') } as const;
const discord = { kind: 'alert', alert: composeSample('discord:112233445566778899') } as const;
const pages = {
  'alert-slack.png': renderSlackPage(renderSlackMessage(slack, LAYOUT, NOW_MS), NOW_MS),
  'alert-discord.png': renderDiscordPage(renderDiscordMessage(discord, LAYOUT, NOW_MS), NOW_MS),
};
for (const [name, page] of Object.entries(pages)) {
  await takePicture(page, `${PICTURES}/${name}`);
  process.stdout.write(`${PICTURES}/${name}\n`);
}

const forms = await composeForms();
const channelName = 'nato-desk';
const slackForm = renderSlackForm(renderSlackView(forms.slack, LAYOUT), {
  channelName,
  errors: forms.slackErrors,
});
const discordForm = renderDiscordForm(
  renderModal(forms.discord, () => ''),
  channelName,
);
for (const [name, page] of [
  ['form-slack.png', slackForm],
  ['form-discord.png', discordForm],
] as const) {
  await takePicture(page, `${PICTURES}/${name}`, { isScreen: true });
  process.stdout.write(`${PICTURES}/${name}\n`);
}
for (const file of await takeConsolePictures(PICTURES)) process.stdout.write(`${file}\n`);
