import { expect, test } from 'vitest';
import { ENGLISH_WORDS } from '../../../src/adapters/web/words-english.ts';
import { UKRAINIAN_WORDS } from '../../../src/adapters/web/words-ukrainian.ts';
import { ENGLISH } from '../../../src/app/conversation/labels-english.ts';
import { UKRAINIAN } from '../../../src/app/conversation/labels-ukrainian.ts';
import { ENGLISH_FIELD_NAMES, UKRAINIAN_FIELD_NAMES } from '../../../src/core/watch/field-names.ts';
import { WATCH_FIELDS } from '../../../src/core/watch/watch-form.ts';

test.each([
  ['English', ENGLISH_FIELD_NAMES, ENGLISH, ENGLISH_WORDS],
  ['Ukrainian', UKRAINIAN_FIELD_NAMES, UKRAINIAN, UKRAINIAN_WORDS],
])('a field is called the same in chat and console: %s', (_language, names, chat, console) => {
  expect(chat.fields).toEqual(names);
  expect(console.fields).toEqual(names);
  expect(console.destinations).toBe(names.destinations);
  expect(console.paused).toBe(chat.paused);
  expect(new Set(Object.values(names)).size).toBe(WATCH_FIELDS.length);
});
