import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** Texts of nothing but what could be read again and again: marks that never close, names, dashes, attributions. */
const HOSTILE: Readonly<Record<string, string>> = {
  'opening marks': '“ ',
  'straight marks': '" ',
  'nested marks': '„a „b ',
  'single marks': "'a ",
  'dashes inside marks': 'а, – б ',
  'dialogue lines': '– Так, – сказав він.\n',
  names: 'Anna Bell ',
  surnames: 'Anna Bell met Bell. ',
  bodies: 'The council said. ',
  attributions: '“We go now,” said Anna Bell, ',
  'scare quotes': 'the “so” and ',
  incises: '« A, dit-il, b » ',
  letters: 'a',
  spaces: ' ',
  'open paragraphs': '“a\n',
};
const SMALL = 250_000;
const LARGE = 1_000_000;

function cpuMs(text: string, lang: string): number {
  const before = process.cpuUsage();
  findQuotes(text, { lang, title: '' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

// Four times the text may take four times the work, not sixteen; the rest is slack for the garbage collector.
test.each(Object.entries(HOSTILE))(
  'a megabyte of %s takes work in line with its length',
  (_, unit) => {
    for (const lang of ['en', 'uk', 'fr']) {
      const small = cpuMs(unit.repeat(SMALL / unit.length), lang);
      const large = cpuMs(unit.repeat(LARGE / unit.length), lang);
      expect(large).toBeLessThan(small * 8 + 400);
    }
  },
);
