// Reads the demo's JSON lines and fails unless the client's story is among them, once, and no trap is.
import { strict as assert } from 'node:assert';
import { text } from 'node:stream/consumers';

const alerts = (await text(process.stdin)).trim().split('\n').map((line) => JSON.parse(line));
const calls = alerts.filter(({ quotes }) => quotes.some(({ speaker }) => speaker === 'Antony Blinken'));
assert.equal(calls.length, 1, "the client's story is told once");
const said = new Map(calls[0].quotes.map((quote) => [quote.speaker, quote]));
for (const speaker of ['Antony Blinken', 'Andrii Sibiga', 'Volodymyr Zelenskyy']) {
  const quote = said.get(speaker);
  assert.ok(quote, `${speaker} is quoted`);
  assert.ok(quote.role, `${speaker} has a role`);
}
assert.match(said.get('Andrii Sibiga').via ?? '', /letter/, 'Sibiga wrote a letter');
for (const { item, quotes } of alerts) {
  assert.doesNotMatch(item.title, /senator|signator|donatello/i, 'no trap is told');
  for (const { text: words, start, end } of quotes) assert.equal(item.text.slice(start, end), words, 'verbatim');
}
console.log(`${alerts.length} alerts, the client's story once, every quote verbatim`);
