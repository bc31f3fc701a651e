import { expect, test } from 'vitest';
import { makeNewsdesk } from '../helpers/newsdesk.ts';

const SENTENCE = 'The harbour of Norhaven closes for the night, the harbour master said. ';

test.each([
  ['says so where only the feed’s teaser could be read', SENTENCE, true],
  ['does not where the feed gives the whole article', SENTENCE.repeat(30), false],
])('an alert %s', async (_what, text, isFromFeedOnly) => {
  const desk = await makeNewsdesk({ watches: [{ query: 'harbour' }] });
  await desk.round();
  const title = 'Norhaven harbour closes';
  desk.publish('Post', { guid: 'one', title, summaryText: text });
  await desk.round();
  expect(desk.chat.shown).toMatchObject([
    { message: { message: { kind: 'alert', alert: { isFromFeedOnly } } } },
  ]);
  await desk.store.close();
});
