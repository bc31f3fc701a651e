import { html } from 'hono/html';
import { type Html, renderPlainPage } from '../layout.ts';
import { wordsIn } from '../words.ts';

/** Asks to press a button: opening a link, as previews do, spends nothing. */
export function renderSignIn(language: string, token: string): Html {
  const words = wordsIn(language);
  return renderPlainPage(
    language,
    { title: words.signIn, status: words.signInAsk },
    html`<form method="post" action="/sign-in">
      <input type="hidden" name="token" value="${token}" />
      <button class="primary" autofocus>${words.signIn}</button>
    </form>`,
  );
}

/** Says how one gets in. `isSpent`: the link was used already, or is too old. */
export function renderSignInNeeded(language: string, isSpent: boolean): Html {
  const words = wordsIn(language);
  return renderPlainPage(
    language,
    { title: words.signIn, status: isSpent ? words.signInSpent : words.signInNeeded },
    html`<p>${words.signInHow}</p>`,
  );
}
