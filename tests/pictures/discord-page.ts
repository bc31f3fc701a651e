import type { DiscordMessage } from '../../src/adapters/chat/discord/render-message.ts';
import { escapeHtml, showAge, wrapPage } from './browser.ts';

const STYLE = `body{font:15px/1.375 "gg sans","Noto Sans","DejaVu Sans",sans-serif;color:#dbdee1;background:#313338;padding:14px 16px}
.row{display:flex;gap:12px}.face{width:40px;height:40px;border-radius:50%;background:#2f6f8f;color:#fff;font-weight:700;display:grid;place-items:center;flex:none}
.name{font-weight:600;color:#f2f3f5}.app{font-size:10px;background:#5865f2;border-radius:3px;padding:1px 4px;color:#fff;margin-left:4px}
small{display:block;font-size:12px;color:#949ba4}b{color:#f2f3f5}blockquote{margin:2px 0;padding-left:12px;border-left:4px solid #4e5058}
time{background:#3f4248;border-radius:3px;padding:0 2px}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
button{font:500 14px/1 inherit;font-family:inherit;border:0;border-radius:3px;background:#4e5058;padding:9px 14px;color:#fff}`;

/** Discord's markdown as Newsdesk writes it: bold, small lines, quotes, times; a backslash keeps a sign as it is. */
function renderLine(line: string, nowMs: number): string {
  const inline = (text: string): string =>
    escapeHtml(text)
      .replace(
        /&lt;t:(\d+):R&gt;/g,
        (_, seconds: string) => `<time>${showAge(Number(seconds) * 1000, nowMs)}</time>`,
      )
      .replace(/\*\*(.+)\*\*/g, '<b>$1</b>')
      .replace(/\\([^\w\s])/g, '$1');
  if (line.startsWith('-# ')) return `<small>${inline(line.slice(3))}</small>`;
  if (line.startsWith('> ')) return `<blockquote>${inline(line.slice(2))}</blockquote>`;
  return `<div>${inline(line)}</div>`;
}

/** The message as Discord shows it on a phone, drawn from its payload. */
export function renderDiscordPage(message: DiscordMessage, nowMs: number): string {
  const lines = message.content.split('\n').map((line) => renderLine(line, nowMs));
  const buttons = JSON.stringify(message.components).matchAll(/"label":"((?:[^"\\]|\\.)*)"/g);
  const shown = [...buttons].map(([, label = '']) => `<button>${escapeHtml(label)}</button>`);
  return wrapPage(
    STYLE,
    `<div class="row"><div class="face">N</div><div><span class="name">Newsdesk</span><span class="app">APP</span>${lines.join('')}<div class="buttons">${shown.join('')}</div></div></div>`,
  );
}
