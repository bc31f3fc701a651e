/** What windows-1251 has besides ASCII and the Russian alphabet, as far as the samples use it (encoding.spec.whatwg.org). */
const OTHERS: Readonly<Record<string, number>> = {
  '„': 0x84,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  '\u00A0': 0xa0,
  Ё: 0xa8,
  '«': 0xab,
  ё: 0xb8,
  '№': 0xb9,
  '»': 0xbb,
};

/** The text in windows-1251, which Node reads but does not write. What the code page lacks becomes a question mark. */
export function encodeWindows1251(text: string): Buffer {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code >= 0x410 && code <= 0x44f) bytes.push(code - 0x410 + 0xc0);
    else bytes.push(OTHERS[letter] ?? 0x3f);
  }
  return Buffer.from(bytes);
}
