/** Query parameters that say how a reader came and never what is read (from the lists of browsers, kept to what news sites use). */
const TRACKING: ReadonlySet<string> = new Set([
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'yclid',
  'ysclid',
  'twclid',
  'ttclid',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  '_ga',
  '_gl',
  '_hsenc',
  '_hsmi',
  'ref_src',
  'ref_url',
  'cmp',
  'cmpid',
  'ftag',
  'ocid',
  'ncid',
  'icid',
  'ito',
  'xtor',
  'smid',
  'smtyp',
  'traffic_source',
  'maca',
  'wt_mc',
  'wtmc',
  'spm',
  'at_medium',
  'at_campaign',
  'ns_mchannel',
  'ns_campaign',
  'ns_source',
  'ns_linkname',
  'ns_fee',
  'taid',
  'guccounter',
  'amp',
]);
const TRACKING_BEGINNINGS = ['utm_', 'at_bbc_', 'mtm_', 'pk_', 'wt_'];
/** Names that elsewhere choose the page: they go only with a value that can be nothing but a way of coming. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  'ref',
  'source',
  'src',
  'from',
  'partner',
  'output',
]);
const WAYS_OF_COMING = /^(?:rss|feed|feeds|atom|twitter|facebook|telegram|newsletter|amp)$/i;

function isTracking(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (TRACKING.has(lower) || TRACKING_BEGINNINGS.some((one) => lower.startsWith(one))) return true;
  return AMBIGUOUS.has(lower) && WAYS_OF_COMING.test(value);
}

function canonicalQuery(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name, value]) => !isTracking(name, value));
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new URLSearchParams(kept).toString();
}

/**
 * The address under which two copies of one page meet: scheme and host in lower case, no fragment, no tracking
 * parameters, no default port, no trailing slash, parameters in order, `www.` and `http` folded away. It is a key,
 * never shown or fetched. A text that is not an http(s) address is returned trimmed.
 */
export function canonicalUrl(url: string): string {
  const trimmed = url.trim();
  const parsed = URL.parse(trimmed);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    return trimmed;
  }
  const query = parsed.search === '' ? '' : canonicalQuery(parsed.searchParams);
  const host = parsed.host.replace(/^www\./, '').replace(/\.(?=$|:)/, '');
  const path = parsed.pathname.endsWith('/') ? parsed.pathname.slice(0, -1) : parsed.pathname;
  // `#!/story/1` is the page itself on sites of the hashbang kind.
  const page = parsed.hash.startsWith('#!') ? parsed.hash : '';
  return `https://${host}${path}${query === '' ? '' : `?${query}`}${page}`;
}
