import { startChromium } from '../helpers/chromium.ts';

/** A phone's width and height, so that the pictures show what most readers see. */
const PHONE = { width: 430, height: 860 } as const;
const SCALE = 1.5;

/** Takes a picture of a page: as high as it is, or what one screen of a phone shows of it. */
export async function takePicture(
  html: string,
  file: string,
  { isScreen = false } = {},
): Promise<void> {
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: PHONE, deviceScaleFactor: SCALE });
    await page.setContent(html);
    const body = await page.locator('body').boundingBox();
    const whole = Math.ceil(body?.height ?? PHONE.height);
    const height = isScreen ? Math.min(whole, PHONE.height) : whole;
    await page.setViewportSize({ ...PHONE, height });
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
  }
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A page around what a platform shows. */
export function wrapPage(style: string, body: string): string {
  return `<!doctype html><meta charset="utf-8"><style>*{box-sizing:border-box}html,body{margin:0}${style}</style><body>${body}</body>`;
}

/** A moment as the platforms show it beside a message. */
export function showAge(atMs: number, nowMs: number): string {
  return `${Math.round((nowMs - atMs) / 60_000)} minutes ago`;
}
