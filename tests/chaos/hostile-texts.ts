import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HOSTILE_TEXTS } from '../helpers/alerts.ts';
import { pick } from './random.ts';

/** The feed farm's texts: equipment beside the project; where it is absent there are our own alone. */
const FARM = resolve(
  process.env['NEWSDESK_SHARED'] ?? '../shared',
  'tools/feedfarm/lib/content.mjs',
);

/** Texts by name that attack whatever shows them: ours, and the feed farm's where it stands beside the project. */
export async function loadHostileTexts(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map(Object.entries(HOSTILE_TEXTS));
  if (!existsSync(FARM)) return texts;
  const farm = (await import(pathToFileURL(FARM).href)) as {
    readonly HOSTILE: readonly (readonly [string, string])[];
  };
  for (const [name, text] of farm.HOSTILE) texts.set(`farm: ${name}`, text);
  return texts;
}

const ASCII_SIGNS = '*_~`|>#-+[]()<>@&!\\/:.^={}$%"\'';
const SIGNS = [
  ...ASCII_SIGNS.split(''),
  ' ',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  '\u001B',
  '\u0085',
  '\u00AD',
  '\u061C',
  '\u200B',
  '\u200D',
  '\u202E',
  '\u2028',
  '\u2066',
  '\uD83D',
  '\uFEFF',
  '\u{E0070}',
  '\u0301',
  '🚨',
  'ї',
  'א',
  '字',
];
const PIECES = [
  '@everyone',
  '@here',
  '<!channel>',
  '<@223456789012345678>',
  '<@&223456789012345678>',
  '<#C0HOSTILE>',
  '<!subteam^S0HOSTILE>',
  'https://foe.example/',
  'discord.gg/foe',
  '](https://foe.example)',
  '<https://foe.example|',
  '<t:0:R>',
  '<!date^0^{date}|x>',
  '```',
  '-# ',
  ':tada:',
  '&lt;',
  '&amp;lt;!here&amp;gt;',
  'Ferry',
];
const LENGTHS = [5, 40, 300, 3000] as const;

/** A text of random signs and pieces of markup, mostly short and sometimes longer than any limit. */
export function composeHostileText(random: () => number): string {
  const length = pick(random, LENGTHS);
  let text = '';
  while (text.length < length) text += random() < 0.4 ? pick(random, PIECES) : pick(random, SIGNS);
  return text;
}
