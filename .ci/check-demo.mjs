// Reads the demo's JSON lines and fails unless the client's story is among them, once, and no trap is.
import { strict as assert } from 'node:assert';
import { text } from 'node:stream/consumers';

const alerts = (await text(process.stdin)).trim().split('\n').map((line) => JSON.parse(line));
const calls = alerts.filter(({ quotes }) => quotes.some(({ speaker }) => speaker === 'Antony Blinken'));
assert.equal(calls.length, 1, "the client's story is told once");
const said = new Map(calls[0].quotes.map((quote) => [quote.speaker, quote]));
const roles = {
  'Antony Blinken': 'US Secretary of State',
  'Andrii Sibiga': 'Ukrainian Foreign Minister',
  'Volodymyr Zelenskyy': 'President',
};
for (const [speaker, role] of Object.entries(roles)) {
  assert.ok(said.has(speaker), `${speaker} is quoted`);
  assert.equal(said.get(speaker).role, role, `the role of ${speaker}`);
}
assert.equal(said.get('Antony Blinken').via, null, 'Blinken spoke');
assert.match(said.get('Andrii Sibiga').via ?? '', /letter/, 'Sibiga wrote a letter');
for (const { item, quotes } of alerts) {
  assert.doesNotMatch(item.title, /senator|signator|donatello/i, 'no trap is told');
  for (const { text: words, start, end } of quotes) assert.equal(item.text.slice(start, end), words, 'verbatim');
}
console.log(`${alerts.length} alerts, the client's story once, every quote verbatim`);
