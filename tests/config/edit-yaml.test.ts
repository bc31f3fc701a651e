import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editDotEnv } from '../../src/config/edit-dotenv.ts';
import { editNewsdeskYaml, editWatchesYaml } from '../../src/config/edit-yaml.ts';

const shipped = (name: string): string => readFileSync(`config/${name}`, 'utf8');
const isConsole = (destinations: readonly string[]): boolean => destinations.join() === 'console';

/** Lines of the second text that the first does not have, and the other way round. */
function changed(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('newsdesk.yaml', () => {
  test('the shipped file: the values change, and nothing else', () => {
    const before = shipped('newsdesk.yaml');
    const after = editNewsdeskYaml(before, {
      timezone: 'Europe/Warsaw',
      language: 'uk',
      notices: ['slack:C0123ABC', 'discord:112233445566778899'],
    });
    expect(changed(before, after)).toEqual([
      '- timezone: Europe/Kyiv',
      '- language: en',
      '- notices: [console]',
      '+ timezone: Europe/Warsaw',
      '+ language: uk',
      '+ notices: [slack:C0123ABC, discord:112233445566778899]',
    ]);
    expect(parse(after)).toMatchObject({
      notices: ['slack:C0123ABC', 'discord:112233445566778899'],
    });
  });

  test.each([
    '',
    '# only a comment\n',
    'language: en',
    'language: en\nnotices:\n  - console\n  # why\n',
  ])('a key that is missing, or a list of lines: %j', (text) => {
    const after = editNewsdeskYaml(text, { timezone: 'UTC', notices: ['slack:C1'] });
    expect(parse(after)).toMatchObject({ timezone: 'UTC', notices: ['slack:C1'] });
  });
});

describe('watches.yaml', () => {
  test('the shipped file: those told in the console alone are told elsewhere, in two languages', () => {
    const before = shipped('watches.yaml');
    const edit = { destinations: ['slack:C1'], languages: ['en', 'uk'], isMeant: isConsole };
    const after = editWatchesYaml(before, edit);
    expect(new Set(changed(before, after))).toEqual(
      new Set([
        '-     destinations: [console]',
        '+     destinations: [slack:C1]',
        '+     languages: [en, uk]',
      ]),
    );
    const { watches } = parse(after) as { watches: readonly object[] };
    expect(watches.length).toBeGreaterThan(3);
    for (const watch of watches) {
      expect(watch).toMatchObject({ destinations: ['slack:C1'], languages: ['en', 'uk'] });
    }
    // Another answer changes the same places, and "all languages" takes the line away.
    const meant = (destinations: readonly string[]): boolean => destinations.includes('slack:C1');
    const back = { destinations: ['console'], languages: [], isMeant: meant };
    expect(editWatchesYaml(after, back)).toBe(before);
  });

  test('a list of lines, and watches that are told elsewhere already', () => {
    const text = `watches:
  - name: a   # mine
    destinations:
      - console
    mode: instant
  - { name: b, destinations: ['slack:C2'] }
`;
    const after = editWatchesYaml(text, { destinations: ['slack:C1'], isMeant: isConsole });
    expect(parse(after)).toEqual({
      watches: [
        { name: 'a', destinations: ['slack:C1'], mode: 'instant' },
        { name: 'b', destinations: ['slack:C2'] },
      ],
    });
    expect(after).toContain('# mine');
    const both = editWatchesYaml(after, { languages: ['uk'], isMeant: () => true });
    expect(parse(both)).toMatchObject({ watches: [{ languages: ['uk'] }, { languages: ['uk'] }] });
  });

  test.each(['', 'watches: []\n', 'nonsense'])('a file without watches stays: %j', (text) => {
    expect(editWatchesYaml(text, { destinations: ['console'], isMeant: () => true })).toBe(text);
  });
});

test('a .env file keeps its other lines, and reads back what was written', () => {
  const before = '# mine\nexport DISCORD_TOKEN=old\nPORT=0\n';
  const values = { DISCORD_TOKEN: 'new.a-b_c', SLACK_BOT_TOKEN: 'xoxb-1#2' };
  const after = editDotEnv(before, values);
  expect(after).toContain('# mine\n');
  expect(parseEnv(after)).toEqual({ ...values, PORT: '0' });
  expect(editDotEnv(after, values)).toBe(after);
  expect(editDotEnv('', { A: 'b' })).toBe('A=b\n');
});
