/** What stands in the place of a secret. */
const MASK = '[secret]';

/**
 * Shapes of secrets that may come from elsewhere (an error's text, a request's address): Slack tokens (api.slack.com,
 * "Token types"), Discord bot tokens (three base64url parts) and webhook addresses, user and password in a URL, and
 * authorization values. Every repetition is bounded, so that hostile text cannot slow it.
 */
const SHAPES: readonly { readonly pattern: RegExp; readonly replacement: string }[] = [
  { pattern: /\bxox[a-z]{1,2}-[\w-]{4,400}/g, replacement: MASK },
  { pattern: /\bxapp-[\w-]{4,400}/g, replacement: MASK },
  { pattern: /\b[\w-]{23,32}\.[\w-]{6,7}\.[\w-]{27,80}/g, replacement: MASK },
  { pattern: /(hooks\.slack\.com\/services\/)[\w/-]{4,200}/g, replacement: `$1${MASK}` },
  { pattern: /(\/api\/webhooks\/\d{5,20}\/)[\w-]{4,200}/g, replacement: `$1${MASK}` },
  { pattern: /(:\/\/)[^\s/@:]{0,200}:[^\s/@]{1,200}@/g, replacement: `$1${MASK}@` },
  { pattern: /\b(Bearer|Basic|Bot) [\w.~+/=-]{8,2000}/g, replacement: `$1 ${MASK}` },
];

/** A shorter value would mask common letters everywhere and hide nothing. */
const SECRET_CHARACTERS_MIN = 6;

/** A function that masks these values, and whatever has the shape of a token, wherever they stand in a text. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const values = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret.length >= SECRET_CHARACTERS_MIN)
    .toSorted((a, b) => b.length - a.length);
  const unique = [...new Set(values)];
  return (text) => {
    let redacted = text;
    for (const value of unique) redacted = redacted.replaceAll(value, MASK);
    for (const { pattern, replacement } of SHAPES) {
      redacted = redacted.replace(pattern, replacement);
    }
    return redacted;
  };
}
