import { describe, expect, test } from 'vitest';
import { type FactText, findNewFact } from '../../../src/core/story/find-new-fact.ts';

const FIRST: FactText = {
  lang: 'en',
  title: 'Blast at Varnholm mill kills three',
  text: 'Three workers were killed when a boiler exploded at the Varnholm paper mill on Tuesday.\nNine people were injured, the fire service said.',
};

function told(item: Partial<FactText>, earlier: readonly FactText[] = [FIRST]): string | undefined {
  const full = { ...FIRST, ...item };
  const span = findNewFact(full, earlier);
  return span === undefined ? undefined : full.text.slice(span.start, span.end);
}

describe('a materially new fact', () => {
  test.each([
    [
      'another toll',
      'Mill blast toll rises to five',
      'Two more workers died in hospital overnight.\nFive people have now been killed by the explosion.',
      'Two more workers died in hospital overnight.',
    ],
    [
      'an arrest in the title',
      'Mill manager arrested after blast',
      'Police have arrested the manager of the paper mill in Varnholm.\nHe is said to have ignored warnings.',
      'Police have arrested the manager of the paper mill in Varnholm.',
    ],
    [
      'a resignation',
      'Minister resigns over mill blast',
      'The labour minister resigned on Thursday over the blast in Varnholm.',
      'The labour minister resigned on Thursday over the blast in Varnholm.',
    ],
  ])('%s is told by its sentence', (_name, title, text, sentence) => {
    expect(told({ title, text })).toBe(sentence);
  });

  test.each([
    [
      'the same toll in other words and figures',
      '3 dead in paper mill explosion',
      'A boiler explosion killed 3 people in Varnholm, and 9 others were hurt.',
    ],
    [
      'a detail of colour',
      'Smoke over Varnholm',
      'The column of smoke could be seen for 40 kilometres.\nThe mill was built in 1931.',
    ],
    [
      'a number inside somebody’s words',
      'Mill blast: a witness speaks',
      '“I saw twelve dead people,” a baker said.',
    ],
    [
      'a step named far down',
      'What is known of the mill',
      'The mill stands by the river.\nIt makes paper.\nIt has a chimney.\nThe river is cold.\nPaper is white.\nThe road is shut.\nIn May eleven people were arrested at a protest there.',
    ],
  ])('%s is none', (_name, title, text) => {
    expect(told({ title, text })).toBeUndefined();
  });

  test('a report in another language is not compared', () => {
    const text = 'Кількість загиблих зросла до пʼяти.';
    expect(told({ lang: 'uk', title: 'Пʼятеро загиблих', text })).toBeUndefined();
    const uk = { lang: 'uk', title: 'Троє загиблих', text: 'Загинули троє людей.' };
    expect(told({ lang: 'uk', title: 'Шестеро загиблих', text: 'Загинули 6 людей.' }, [uk])).toBe(
      'Загинули 6 людей.',
    );
  });
});
