import type { Readable, Writable } from 'node:stream';

/** A choice: what is kept, and what is read. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** Asks a person, a question at a time. Each throws `Cancelled` when the person has enough (Ctrl-C). */
export interface Asker {
  /** Shows no letter; empty: undefined. `refuse` answers what is wrong with the shape, before anything is tried. */
  secret(question: {
    readonly message: string;
    readonly refuse: (text: string) => string | undefined;
  }): Promise<string | undefined>;
  text(question: {
    readonly message: string;
    readonly initial: string;
    readonly placeholder: string;
    readonly refuse: (text: string) => string | undefined;
  }): Promise<string>;
  many(question: {
    readonly message: string;
    readonly choices: readonly Choice[];
    readonly initial: readonly string[];
  }): Promise<readonly string[]>;
  /** `isSearched`: too many to be read through, so that typing narrows them. */
  one(question: {
    readonly message: string;
    readonly choices: readonly Choice[];
    readonly initial: string;
    readonly isSearched: boolean;
  }): Promise<string>;
  confirm(question: { readonly message: string; readonly initial: boolean }): Promise<boolean>;
  /** A title above lines that stand by themselves. */
  note(title: string, text: string): void;
  well(text: string): void;
  ill(text: string): void;
  end(text: string): void;
}

/** The person has enough. What was answered before is written already. */
export class Cancelled extends Error {}

/** Lines of a long list that are shown at once. */
const ROWS_MAX = 8;

/** Questions in a terminal; loaded when they are asked, since no other command needs them. */
export async function createAsker(streams: {
  readonly input: Readable;
  readonly output: Writable;
}): Promise<Asker> {
  const clack = await import('@clack/prompts');
  async function answered<Value>(question: Promise<Value>): Promise<Exclude<Value, symbol>> {
    const answer = await question;
    if (clack.isCancel(answer)) throw new Cancelled();
    return answer as Exclude<Value, symbol>;
  }
  const toOptions = (choices: readonly Choice[]) =>
    choices.map(({ value, label, hint }) => ({
      value,
      label,
      ...(hint === undefined ? {} : { hint }),
    }));
  return {
    async secret({ message, refuse }) {
      const validate = (text: string | undefined) =>
        text === undefined || text === '' ? undefined : refuse(text.trim());
      const text = await answered(clack.password({ ...streams, message, mask: '•', validate }));
      // clack answers undefined for a line that was left empty.
      return (text as string | undefined)?.trim() || undefined;
    },
    async text({ message, initial, placeholder, refuse }) {
      const validate = (text: string | undefined) => refuse((text ?? '').trim());
      const options = { ...streams, message, placeholder, validate, initialValue: initial };
      return ((await answered(clack.text(options))) as string | undefined)?.trim() ?? '';
    },
    many: ({ message, choices, initial }) =>
      answered(
        clack.multiselect({
          ...streams,
          message,
          options: toOptions(choices),
          initialValues: [...initial],
          required: false,
        }),
      ),
    one({ message, choices, initial, isSearched }) {
      const options = {
        ...streams,
        message,
        options: toOptions(choices),
        initialValue: initial,
        maxItems: ROWS_MAX,
      };
      return answered(isSearched ? clack.autocomplete(options) : clack.select(options));
    },
    confirm: ({ message, initial }) =>
      answered(clack.confirm({ ...streams, message, initialValue: initial })),
    note: (title, text) => clack.note(text, title, streams),
    well: (text) => clack.log.success(text, streams),
    ill: (text) => clack.log.error(text, streams),
    end: (text) => clack.outro(text, streams),
  };
}
