import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A phone's width, so that the pictures show what most readers see. */
const WIDTH = 430;
/** What Chromium takes of a window's height for itself, without a head too. */
const WINDOW_FRAME = 87;
const run = promisify(execFile);

/** Takes a picture of a page, as high as it is, in Debian's Chromium (`CHROMIUM` names another). */
export async function takePicture(html: string, file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'newsdesk-picture-'));
  try {
    const page = join(folder, 'page.html');
    await writeFile(page, html);
    const browse = async (height: number, ...actions: readonly string[]): Promise<string> => {
      const { stdout } = await run(process.env['CHROMIUM'] ?? 'chromium', [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--force-device-scale-factor=1.5',
        `--user-data-dir=${join(folder, 'profile')}`,
        `--window-size=${WIDTH},${height}`,
        ...actions,
        `file://${page}`,
      ]);
      return stdout;
    };
    // The page writes its own height into its title.
    const height = Number(
      /<title>(\d+)<\/title>/.exec(await browse(800, '--dump-dom'))?.[1] ?? 800,
    );
    const picture = join(folder, 'picture.png');
    await browse(height + WINDOW_FRAME, `--screenshot=${picture}`);
    await writeFile(file, await readFile(picture));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A page around a message, which writes its height into its title for the picture. */
export function wrapPage(style: string, body: string): string {
  return `<!doctype html><meta charset="utf-8"><title></title><style>*{box-sizing:border-box}body{margin:0}${style}</style><body>${body}<script>document.title=String(Math.ceil(document.documentElement.getBoundingClientRect().height))</script>`;
}

/** A moment as the platforms show it beside a message. */
export function showAge(atMs: number, nowMs: number): string {
  return `${Math.round((nowMs - atMs) / 60_000)} minutes ago`;
}
