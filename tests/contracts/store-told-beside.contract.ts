import { describe, expect, test } from 'vitest';
import {
  claimIds,
  makeDelivery,
  type OpenedStore,
  SENT,
  sendNext,
} from '../helpers/store-samples.ts';

/** Edits of what told a story beside its alert. */
export function describeToldBeside(current: () => OpenedStore): void {
  describe('edits of replies and digests', () => {
    const reply = { alertId: 'digest', kind: 'reply', revision: 1, storyId: 'story' } as const;
    const edit = { alertId: 'b-reply', kind: 'edit', revision: 1, storyId: 'story' } as const;

    test('one names its delivery, waits for it, and knows the thread', async () => {
      const { store } = current();
      const first = makeDelivery('a-first', { alertId: 'digest', storyId: undefined });
      await store.addDeliveries([first, makeDelivery('b-reply', reply)]);
      const query = { storyId: 'story', destination: first.destination, sinceMs: 0 };
      expect(await store.listToldBeside(query)).toMatchObject([
        { delivery: { id: 'b-reply' }, editsRevision: 0 },
      ]);
      await store.addDeliveries([makeDelivery('c-edit', edit)]);
      expect(await sendNext(store, SENT)).toBe('a-first');
      expect(await sendNext(store, { kind: 'sent', messageId: 'message-2' })).toBe('b-reply');
      expect(await claimIds(store)).toEqual(['c-edit']);
      expect(await store.findDelivery('c-edit')).toMatchObject({
        parentMessageId: 'message-2',
        threadMessageId: 'message-1',
      });
      expect(await store.listToldBeside(query)).toMatchObject([{ editsRevision: 1 }]);
      expect(await store.listToldBeside({ ...query, storyId: 'other' })).toEqual([]);
    });

    test('one of a reply that was never posted is not sent', async () => {
      const { store } = current();
      await store.addDeliveries([
        makeDelivery('a-first', { alertId: 'digest' }),
        makeDelivery('b-reply', reply),
        makeDelivery('c-edit', edit),
      ]);
      await sendNext(store, SENT);
      await sendNext(store, { kind: 'failed', error: 'no right to post' });
      expect(await claimIds(store)).toEqual([]);
      expect(await store.findDelivery('c-edit')).toMatchObject({ state: 'over' });
    });
  });
}
