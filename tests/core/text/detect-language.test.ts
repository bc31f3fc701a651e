import { expect, test } from 'vitest';
import { detectLanguage } from '../../../src/core/text/detect-language.ts';

test.each([
  ['en', 'The harbour master said that the ferry would sail before noon.'],
  ['uk', 'Міністерка заявила, що міст відкриють до кінця тижня.'],
  ['ru', 'Министр заявил, что мост откроют до конца недели.'],
  ['pl', 'Minister powiedział, że most zostanie otwarty jeszcze w tym tygodniu.'],
  ['de', 'Die Ministerin sagte, die Brücke werde noch diese Woche geöffnet.'],
  ['fr', 'La ministre a déclaré que le pont serait ouvert avant la fin de la semaine.'],
])('tells %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test('says nothing of a name or a number', () => {
  expect(detectLanguage('F-16: 2:1')).toBeUndefined();
});
