import { expect, test } from 'vitest';
import { findBoilerplate, isWholeSentence } from '../../../src/core/summary/strip-boilerplate.ts';

const CASES: readonly [lang: string, line: string, kind: string | undefined][] = [
  ['en', 'Read also: Three bridges that nobody crossed', 'link'],
  ['en', 'Sign up for our morning letter.', 'subscribe'],
  ['en', 'Recall that the first bridge opened in May.', 'recall'],
  ['en', 'Photo: Ida Holm', 'credit'],
  ['en', 'This article was updated at 09:10.', 'credit'],
  ['en', '(Reporting by Ola Berg; Editing by Jan Holt)', 'credit'],
  ['en', 'Summary', 'heading'],
  ['en', 'By Ola Berg', 'fragment'],
  ['en', 'Summary trials were held in the port.', undefined],
  ['en', 'Share prices fell by a tenth.', undefined],
  ['uk', 'Читайте також: Як міст став площею', 'link'],
  ['uk', 'Як повідомляла Смуга, у травні міст зачинили.', 'recall'],
  ['uk', 'Підписуйтесь на наш канал', 'subscribe'],
  ['uk', 'Фото: пресслужба порту', 'credit'],
  ['uk', 'Порт відкрили о шостій ранку.', undefined],
  ['uk', 'Про це повідомляє Смуга із посиланням на Маяк.', 'source'],
  ['uk', 'Про це повідомив голова порту Левко Смола.', undefined],
  ['ru', 'Об этом сообщает «Маяк».', 'source'],
  ['ru', 'Ранее сообщалось, что порт закрыт.', 'recall'],
  ['ru', 'По материалам газеты «Маяк»', 'credit'],
  ['ru', 'МАЯК, 4 мая.', 'dateline'],
  ['pl', 'Czytaj także: Most bez rzeki', 'link'],
  ['pl', 'Przypomnijmy: most zamknięto w maju.', 'recall'],
  ['pl', 'W skrócie', 'heading'],
  ['de', 'Lesen Sie auch: Die Brücke ohne Fluss', 'link'],
  ['de', '© hafenpost 2031', 'credit'],
  ['de', 'Wie berichtet, ist die Brücke seit Mai zu.', 'recall'],
  ['fr', 'À lire aussi : Le pont sans rivière', 'link'],
  ['fr', 'Pour rappel, le pont est fermé depuis mai.', 'recall'],
  ['fr', 'Le pont rouvrira en mai.', undefined],
  ['en', 'This report by The Marlin was first published May 4.', 'credit'],
  ['en', 'The interview has been edited for length.', 'credit'],
  ['en', 'If you value our work, please consider a gift.', 'subscribe'],
  ['en', 'On May 4 it was reported that the port had closed.', 'recall'],
  ['en', 'On May 4 the port closed.', undefined],
  ['uk', '4 травня повідомлялося, що порт зачинено.', 'recall'],
  ['uk', 'Інтерв’ю записане 4 травня й скорочене.', 'credit'],
  ['ru', 'Интервью записано 4 мая.', 'credit'],
  ['de', 'Am 4. Mai wurde berichtet, dass der Hafen zu ist.', 'recall'],
  ['de', 'Das Gespräch führte Ida Holm.', 'credit'],
  ['fr', 'Il vous reste 40 % de cet article à lire.', 'credit'],
  ['', 'The bridge opens in May.', undefined],
];

test.each(CASES)('%s: “%s” is %s', (lang, line, kind) => {
  expect(findBoilerplate(line, { start: 0, end: line.length }, lang)).toBe(kind);
});

test('a whole sentence begins with a capital or a mark and ends with its stop', () => {
  expect(isWholeSentence('“Go,” she said.')).toBe(true);
  expect(isWholeSentence('«Йдемо!»')).toBe(true);
  expect(isWholeSentence('and went home.')).toBe(false);
  expect(isWholeSentence('She went home')).toBe(false);
});
