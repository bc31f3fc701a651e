import { expect, test } from 'vitest';
import { findParagraphs, findSentences } from '../../../src/core/text/sentences.ts';

const CASES: readonly { lang: string; text: string; sentences: readonly string[] }[] = [
  { lang: 'en', text: '', sentences: [] },
  {
    lang: 'en',
    text: 'Mr. Alder met Gen. Voss in St. Clair. They spoke for an hour.',
    sentences: ['Mr. Alder met Gen. Voss in St. Clair.', 'They spoke for an hour.'],
  },
  {
    lang: 'en',
    text: 'J. R. Alder resigned.\nThe U.S. envoy did not.',
    sentences: ['J. R. Alder resigned.', 'The U.S. envoy did not.'],
  },
  {
    lang: 'de',
    text: 'Das Treffen ist am 3. Dezember geplant. Ort ist Bonn.',
    sentences: ['Das Treffen ist am 3. Dezember geplant.', 'Ort ist Bonn.'],
  },
  {
    lang: 'uk',
    text: 'У м. Луцьк зібрали 5 тис. грн на ремонт. Школа відкрита.',
    sentences: ['У м. Луцьк зібрали 5 тис. грн на ремонт.', 'Школа відкрита.'],
  },
  {
    lang: 'en',
    text: 'Asked twice, he said no. Room No. 7 stayed shut.',
    sentences: ['Asked twice, he said no.', 'Room No. 7 stayed shut.'],
  },
  {
    lang: 'pl',
    text: 'Ogień gasił mł. asp. Jan Kos z pow. Sokólskiego. Nikt nie ucierpiał.',
    sentences: ['Ogień gasił mł. asp. Jan Kos z pow. Sokólskiego.', 'Nikt nie ucierpiał.'],
  },
  {
    lang: 'ru',
    text: 'Об этом рассказал зам. главы Иван Лосев. Склад на ул. Садовой закрыт.',
    sentences: ['Об этом рассказал зам. главы Иван Лосев.', 'Склад на ул. Садовой закрыт.'],
  },
  {
    lang: 'fr',
    text: 'Le gén. Arnaud attend Mme Roux au 4, bd. Carnot. Elle viendra.',
    sentences: ['Le gén. Arnaud attend Mme Roux au 4, bd. Carnot.', 'Elle viendra.'],
  },
  {
    lang: 'en',
    text: '“We will go!” she said. “When?” asked Alder.',
    sentences: ['“We will go!” she said.', '“When?” asked Alder.'],
  },
];

test.each(CASES)('finds the sentences of $text', ({ lang, text, sentences }) => {
  expect(findSentences(text, lang).map(({ start, end }) => text.slice(start, end))).toEqual(
    sentences,
  );
});

test('paragraphs are places in the text, without the white space around them', () => {
  const text = '  One.\n\n\tTwo two. \n';
  expect(findParagraphs(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'One.',
    'Two two.',
  ]);
});
