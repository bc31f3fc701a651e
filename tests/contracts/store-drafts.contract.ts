import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../src/core/time/moment.ts';
import { DRAFTS_OF_A_PERSON_MAX, type Draft } from '../../src/ports/draft-store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { makeAudit, type OpenedStore } from '../helpers/store-samples.ts';

function makeDraft(changes: Partial<Draft> = {}): Draft {
  return {
    id: 'd1',
    actor: 'slack:U1',
    workspace: 'slack:T1',
    kind: 'watch',
    value: '{"name":"harbour"}',
    expiresAtMs: NOW_MS + HOUR_MS,
    ...changes,
  };
}

/** What a person has begun in chat. */
export function describeDrafts(current: () => OpenedStore): void {
  describe('drafts', () => {
    test('a draft is read back as it was saved last, until it is removed', async () => {
      const { store } = current();
      await store.saveDraft(makeDraft());
      await store.saveDraft(makeDraft({ value: '{}' }));
      expect(await store.findDraft(makeDraft())).toEqual(makeDraft({ value: '{}' }));
      await store.removeDraft(makeDraft());
      expect(await store.findDraft(makeDraft())).toBeUndefined();
    });

    test('a draft is nobody else’s, neither to read nor to replace nor to remove', async () => {
      const { store } = current();
      const other = makeDraft({ actor: 'slack:U2', value: '{"name":"foe"}' });
      await store.saveDraft(makeDraft());
      await store.saveDraft(other);
      await store.removeDraft(other);
      expect(await store.findDraft(other)).toBeUndefined();
      expect(await store.findDraft(makeDraft({ workspace: 'discord:1' }))).toBeUndefined();
      expect(await store.findDraft(makeDraft())).toEqual(makeDraft());
    });

    test('a draft expires, and goes with retention', async () => {
      const opened = current();
      const { store } = opened;
      await store.saveDraft(makeDraft());
      opened.advance(HOUR_MS);
      expect(await store.findDraft(makeDraft())).toBeUndefined();
      const limits = { itemsBeforeMs: 0, articleTextBeforeMs: 0, peopleBeforeMs: 0, limit: 10 };
      expect(await store.deleteExpired(limits)).toBe(1);
    });

    test('a person has so many at a time, and the oldest go first', async () => {
      const { store } = current();
      for (let index = 0; index <= DRAFTS_OF_A_PERSON_MAX; index += 1) {
        await store.saveDraft(makeDraft({ id: `d${index}`, expiresAtMs: NOW_MS + 1000 + index }));
      }
      await store.saveDraft(makeDraft({ id: 'other', actor: 'slack:U2' }));
      expect(await store.findDraft(makeDraft({ id: 'd0' }))).toBeUndefined();
      expect(await store.findDraft(makeDraft({ id: 'd1' }))).toBeDefined();
      expect(await store.forgetPerson({ actor: 'slack:U1', audit: makeAudit() })).toBe(
        DRAFTS_OF_A_PERSON_MAX,
      );
      expect(await store.findDraft(makeDraft({ id: 'other', actor: 'slack:U2' }))).toBeDefined();
    });
  });
}
