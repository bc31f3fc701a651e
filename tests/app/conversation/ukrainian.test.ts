import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../src/app/conversation/labels-english.ts';
import { UKRAINIAN } from '../../../src/app/conversation/labels-ukrainian.ts';
import { type ErrorCode, NewsdeskError } from '../../../src/errors.ts';
import type { ChatReply } from '../../../src/ports/conversation.ts';
import { buttonOf, formOf, makeTalk, slackActor, type Talk, wordsOf } from '../../helpers/talk.ts';

const ADMIN = slackActor({ isWorkspaceAdmin: true, userId: 'U0ADMIN' });

/** One query for each way to be refused (tests/core/query holds the places). */
const BROKEN: readonly (readonly [code: string, query: string])[] = [
  ['E_OPERAND_MISSING', 'київ AND'],
  ['E_OPERAND_MISSING', 'OR київ'],
  ['E_PAREN_OPEN', '(київ'],
  ['E_PAREN_EXTRA', 'київ)'],
  ['E_GROUP_EMPTY', 'київ ()'],
  ['E_QUOTE_OPEN', 'київ "дощ'],
  ['E_PHRASE_EMPTY', 'київ ""'],
  ['E_NO_WORDS', '"--"'],
  ['E_FIELD_UNKNOWN', 'titel:київ'],
  ['E_FIELD_UNKNOWN', 'київ https://example.org'],
  ['E_FIELD_VALUE', 'київ title:'],
  ['E_FIELD_VALUE', 'київ lang:'],
  ['E_FIELD_NESTED', 'title:body:б'],
  ['E_LANG_VALUE', 'lang:german'],
  ['E_WILDCARD', '*міст'],
  ['E_WILDCARD_SHORT', 'ук*'],
  ['E_DISTANCE', 'а NEAR/200 б'],
  ['E_COUNT', 'ATLEAST/0(а)'],
  ['E_COUNT', 'київ SCORE (а)'],
  ['E_NEAR_OPERAND', '(а AND б) NEAR/3 в'],
  ['E_NEAR_FIELD', 'title:а NEAR/3 б'],
  ['E_NEAR_FIELD', 'lang:uk NEAR київ'],
  ['E_NEGATIVE_ONLY', 'NOT київ'],
  ['E_LOWERCASE_OP', 'київ or одеса'],
  ['E_SYMBOL_OP', 'київ && одеса'],
  ['E_MINUS_SPACE', 'київ - одеса'],
  ['E_CHAR', 'київ; одеса'],
  ['E_MACRO_NAME', '@'],
  ['E_MACRO_UNKNOWN', '@нема'],
  ['E_MACRO_UNKNOWN', '@seaa'],
  ['E_MACRO_CYCLE', '@ring'],
  ['E_MACRO_BODY', '@broken'],
  ['E_FUNC_PAREN', 'ATLEAST/2 київ'],
  ['E_SCORE_ITEM', 'SCORE/5(а^2 OR б^3)'],
  ['E_WEIGHT', 'SCORE/5(а^12345)'],
  ['E_WEIGHT_PLACE', 'київ^5'],
  ['E_TOO_LONG', 'київ '.repeat(2001)],
  ['E_TOO_DEEP', `${'('.repeat(33)}київ${')'.repeat(33)}`],
  ['E_TOO_MANY_TERMS', Array.from({ length: 501 }, (_, index) => `в${index}`).join(' ')],
];

/** What stays Latin in every language: commands, operators, fields, codes, formats, names. */
const SAME = new RegExp(
  [
    /\/\w*(?:news|watch)(?: [a-z|[\]]+)*/,
    /newsdesk [a-z ]+/,
    /\b[EW]_[A-Z_]+\b/,
    /\b(?:AND|OR|NOT|ONEAR|NEAR|ATLEAST|SCORE)\b/,
    /\b(?:title|body|text|source|author|lang|uk|ru)\b/,
    /@\w+/,
    /https?(?::\/\/\S*|:)/,
    /\b(?:Newsdesk|Slack|Discord|RSS|Atom|OPML|NEWSDESK_WEB_URL|PORT|Undo|Europe\/Kyiv|cron)\b/,
    /\b(?:console|slack:C0\w+|slack|discord|instant|digest|everyone|channel|admins|since)\b/,
    // What a sample of another kind than the label takes leaves behind.
    /\[object Object\]|undefined|NaN/,
    /news help|<url>/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Runs of three Latin letters and more that are none of these. */
function latinIn(text: string): readonly string[] {
  return text.replaceAll(SAME, ' ').match(/[A-Za-z]{3,}/g) ?? [];
}

/** The words of a reply without the person's own: the query with its caret. */
function saidIn(reply: ChatReply): string {
  return wordsOf(reply)
    .split('\n')
    .filter((line) => !line.startsWith('  '))
    .join('\n');
}

let talk: Talk;
beforeEach(async () => {
  talk = await makeTalk({
    watches: [{ name: 'порт', query: 'порт', destinations: ['slack:C0OPEN'] }],
  });
  await talk.press(ADMIN, 'v1:language:uk');
  await talk.newsdesk.store.replaceConcepts({
    concepts: { sea: ['море'], ring: ['@ring'], broken: ['море AND'] },
    audit: {
      id: 'a1',
      atMs: 1,
      workspace: 'local',
      actor: 'cli',
      action: 'concepts.apply',
      subject: 'concepts',
      before: undefined,
      after: undefined,
    },
  });
});

describe('a query that cannot be read', () => {
  test.each(BROKEN)('%s in Ukrainian: %.40s', async (code, query) => {
    const searched = await talk.say(ADMIN, 'news search', { query });
    expect(wordsOf(searched)).toContain(code);
    const theirs = latinIn(query);
    const ours = latinIn(saidIn(searched)).filter((word) => !theirs.includes(word));
    expect(ours).toEqual([]);
    const tried = await talk.say(ADMIN, 'watch test', { query });
    expect(saidIn(tried)).toBe(saidIn(searched));
    const form = formOf(await talk.say(ADMIN, 'watch add'));
    const refused = await talk.submit(ADMIN, form, { name: 'нове', query });
    const errors = refused.kind === 'form-errors' ? refused.errors : {};
    expect(errors['query']).toContain(code);
    expect(errors['query']).toContain('^');
  });

  test('warnings and broken examples too', async () => {
    const broad = await talk.say(ADMIN, 'watch test', { query: 'lang:uk AND source:пост' });
    expect(wordsOf(broad)).toContain('W_BROAD: Це спрацювало б');
    const form = formOf(await talk.say(ADMIN, 'watch add'));
    const values = { name: 'нове', query: 'порт', must_match: 'Дощ у місті' };
    const refused = await talk.submit(ADMIN, form, values);
    const errors = refused.kind === 'form-errors' ? Object.values(refused.errors) : [];
    expect(errors).toEqual([
      'Запит більше не збігається з прикладом: "Дощ у місті"\nЗмініть запит або приберіть приклад із правила.',
    ]);
  });
});

describe('failures', () => {
  const CODES = [...readFileSync('src/errors.ts', 'utf8').matchAll(/^ {2}\| '(\w+)'/gm)].map(
    ([, code]) => code as ErrorCode,
  );

  test('there are as many as errors.ts names', () => {
    expect(CODES.length).toBeGreaterThan(20);
  });

  test.each(CODES.filter((code) => code !== 'query_invalid'))('%s', (code) => {
    const error = new NewsdeskError(code, 'plain English', { hint: 'Do it in English.' });
    const { text, hint } = UKRAINIAN.failure(error);
    expect(latinIn(`${text} ${hint}`)).toEqual([]);
    expect(ENGLISH.failure(error)).toEqual({ text: 'plain English', hint: 'Do it in English.' });
  });

  test('one that a person meets: a feed that is read already', async () => {
    const url = 'https://post.example/feed';
    talk = await makeTalk({
      discoverFeeds: async () => ({
        kind: 'found',
        feeds: [{ url, title: 'Post', itemCount: 1 }] as never,
      }),
    });
    await talk.press(ADMIN, 'v1:language:uk');
    const refused = await talk.say(ADMIN, `watch feeds add ${url}`);
    expect(latinIn(wordsOf(refused))).toEqual([]);
  });
});

test('every label', () => {
  const samples = [
    ['зразок', 'зразок', 'зразок'],
    [2, 2, 2],
    [['зразок']],
    [{ claimed: 'а', original: 'б', perDay: 1, alerts: 2, days: 3 }],
  ];
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'function') {
      for (const sample of samples) {
        try {
          const made: unknown = value(...sample);
          if (typeof made === 'string') texts.push(made);
        } catch {
          // The label takes another kind of sample.
        }
      }
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  const { languageButton, newsHelp, watchHelp, ...labels } = UKRAINIAN;
  collect([labels, ...[...newsHelp, ...watchHelp].map(([, text]) => text)]);
  expect(languageButton).toBe('In English');
  expect(texts.length).toBeGreaterThan(200);
  expect(texts.filter((text) => latinIn(text).length > 0)).toEqual([]);
});

test('an answer says in which language it is', async () => {
  const saved = await talk.say(ADMIN, 'watch pause', { name: 'порт' });
  expect(saved).toMatchObject({ answer: { language: 'uk' } });
  expect(await talk.say(ADMIN, 'watch add')).toMatchObject({ form: { language: 'uk' } });
  expect(buttonOf(saved, 'Скасувати зміну')).toBeDefined();
});
