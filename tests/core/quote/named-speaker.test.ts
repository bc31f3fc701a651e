import { expect, test } from 'vitest';
import { isSpeaker } from '../../../src/core/quote/named-speaker.ts';
import { askedSpeakerKeys, speakerKey } from '../../../src/core/quote/speaker-key.ts';

test.each([
  ['Blinken', 'Antony Blinken', true],
  ['US Secretary of State Antony Blinken', 'Antony Blinken', true],
  ['Сибига', 'Andrii Sybiha', true],
  ['Andrij Sybiha', 'Андрій Сибіга', true],
  ['Tomas Kubat, Prime Minister of Lorvania', 'Tomas Kubat', true],
  ['the navy', 'The Navy', true],
  ['Anna Blinken', 'Antony Blinken', false],
  ['Renn', 'Antony Blinken', false],
  ['', 'Antony Blinken', false],
])('%s can be %s: %s', (claimed, speaker, expected) => {
  expect(isSpeaker(claimed, speaker)).toBe(expected);
});

test('every spelling of a person, and the words of an organisation, ask for the key of their quotes', () => {
  const person = { name: 'Андрій Сибіга', kind: 'person', role: undefined } as const;
  const body = { name: 'The Swedish navy', kind: 'organisation', role: undefined } as const;
  for (const name of ['Sibiga', 'Sybiha', 'Сибига', 'Andrii Sybiha']) {
    expect(askedSpeakerKeys(name)).toContain(speakerKey(person));
  }
  expect(askedSpeakerKeys('the swedish navy')).toContain(speakerKey(body));
  expect(speakerKey({ name: 'the letter', kind: 'document', role: undefined })).toBeUndefined();
  expect(speakerKey(undefined)).toBeUndefined();
  expect(askedSpeakerKeys('…')).toEqual([]);
});
