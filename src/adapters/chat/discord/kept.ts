import { randomBytes } from 'node:crypto';
import type { Form } from '../../../ports/conversation.ts';
import { keepBounded } from '../keep-bounded.ts';

/** What waits in memory for a person to go on: forms to open again, and states too long for a modal's ids. */
export interface Kept {
  /** Keeps a form for one person, and answers the key to find it by. */
  keepForm(form: Form, userId: string): string;
  findForm(key: string, userId: string): Form | undefined;
  keepState(state: string): string;
  takeState(key: string): string | undefined;
}

/** People with a form open at one time; the oldest go first, and are told that it took too long. */
const KEPT_MAX = 1000;

/** A memory of bounded size, which a restart empties. */
export function createKept(): Kept {
  const forms = new Map<string, { readonly form: Form; readonly userId: string }>();
  const states = new Map<string, string>();
  return {
    keepForm: (form, userId) => keep(forms, { form, userId }),
    findForm: (key, userId) => {
      const found = forms.get(key);
      return found?.userId === userId ? found.form : undefined;
    },
    keepState: (state) => keep(states, state),
    takeState: (key) => states.get(key),
  };
}

function keep<T>(map: Map<string, T>, value: T): string {
  const key = randomBytes(9).toString('base64url');
  keepBounded(map, { key, value, max: KEPT_MAX });
  return key;
}
