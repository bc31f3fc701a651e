/** The longest address that is linked; browsers and platforms cut or refuse longer ones. */
const LINK_CHARACTERS_MAX = 2000;

/**
 * The address as it may stand behind a title or a button: absolute, `http` or `https` (never `javascript:` and the
 * like), percent-encoded (WHATWG URL), without a name or password in front of the host; undefined when it is none.
 */
export function findLink(url: string): string | undefined {
  if (url.length > LINK_CHARACTERS_MAX || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  parsed.username = '';
  parsed.password = '';
  // The one sign that the URL standard leaves bare and Slack's `<address|label>` reads.
  const link = parsed.href.replaceAll('|', '%7C');
  return link.length > LINK_CHARACTERS_MAX ? undefined : link;
}
