import { headerOf, type ResponseHeaders } from './response-headers.ts';

/** Words of the pages with which walls ask for a browser or a human; a news page has them in no such place. */
const WALL_WORDS =
  /just a moment\.\.\.|cf-chl|cf_chl|challenge-platform|attention required! \| cloudflare|ddos-guard|captcha-delivery\.com|datadome|_incapsula_resource|px-captcha|perimeterx|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|pardon our interruption|request unsuccessful\. incapsula|awswaf|kasada/i;
/** The part of a page in which these words stand. */
const PAGE_CHARACTERS_MAX = 16_384;

/**
 * Whether an answer is a bot wall's page and not the site's: by the walls' own headers, else by their words in an HTML
 * page. Sources: Cloudflare's `cf-mitigated`, AWS WAF's `x-amzn-waf-action`, DataDome's and Imperva's pages.
 */
export function isBotWall(headers: ResponseHeaders, body: Uint8Array): boolean {
  if (headerOf(headers, 'cf-mitigated') === 'challenge') return true;
  if (headerOf(headers, 'x-amzn-waf-action') !== undefined) return true;
  if (!headerOf(headers, 'content-type')?.includes('html')) return false;
  const page = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return WALL_WORDS.test(page.toString('latin1', 0, PAGE_CHARACTERS_MAX));
}
