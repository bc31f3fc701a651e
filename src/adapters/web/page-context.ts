import type { Context } from 'hono';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleEnv } from './guard.ts';
import type { PageContext } from './layout.ts';
import { wordsIn } from './words.ts';

/** What a page is drawn with, from its request. */
export function pageContext(context: Context<ConsoleEnv>, clock: Clock): PageContext {
  const { viewer, csrf } = context.get('signedIn');
  const words = wordsIn(viewer.language);
  const done = context.req.query('done');
  return {
    viewer,
    words,
    csrf,
    nowMs: clock.nowMs(),
    path: context.req.path,
    // Only our own sentences: the address may come from anybody.
    done: done === undefined || !Object.hasOwn(words.done, done) ? undefined : words.done[done],
  };
}

/** The texts of a form that was sent; files and repeated fields are left out. */
export async function readForm(context: Context): Promise<Readonly<Record<string, string>>> {
  const body = await context.req.parseBody();
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
