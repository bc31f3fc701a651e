import type { SlackMessage } from '../../src/adapters/chat/slack/render-message.ts';
import { escapeHtml, showAge, wrapPage } from './browser.ts';

const STYLE = `body{font:15px/1.46 "Lato","Noto Sans","DejaVu Sans",sans-serif;color:#1d1c1d;background:#fff;padding:14px 16px}
.row{display:flex;gap:8px}.face{width:36px;height:36px;border-radius:6px;background:#2f6f8f;color:#fff;font-weight:700;display:grid;place-items:center;flex:none}
.name{font-weight:900}.app{font-size:10px;background:#e8e8e8;border-radius:2px;padding:1px 4px;color:#616061;margin-left:4px}
a{color:#1264a3;text-decoration:none}.context{font-size:13px;color:#616061;margin:4px 0}.section{margin:6px 0}
blockquote{margin:8px 0 2px;padding-left:12px;border-left:4px solid #ddd}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
button{font:700 13px/1 inherit;font-family:inherit;border:1px solid #bbb;border-radius:4px;background:#fff;padding:8px 12px;color:#1d1c1d}`;

type Json = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string {
  const text = (value as Json | undefined)?.['text'];
  return typeof text === 'string' ? text : '';
}

/** The marks of mrkdwn that Newsdesk writes: links, bold, dates. Everything else is shown as it stands. */
function renderMarkup(text: string, nowMs: number): string {
  return text
    .replace(/<!date\^(\d+)\^[^|>]*\|[^>]*>/g, (_, seconds: string) =>
      showAge(Number(seconds) * 1000, nowMs),
    )
    .replace(/\*<([^|>]+)\|([^>]+)>\*/g, '<b><a href="$1">$2</a></b>');
}

function renderBlock(block: Json, nowMs: number): string {
  const elements = (block['elements'] ?? []) as readonly Json[];
  switch (block['type']) {
    case 'section': {
      const text = block['text'] as Json;
      const shown =
        text['type'] === 'mrkdwn' ? renderMarkup(textOf(text), nowMs) : escapeHtml(textOf(text));
      return `<div class="section">${shown}</div>`;
    }
    case 'context':
      return `<div class="context">${elements.map((element) => renderMarkup(textOf(element), nowMs)).join(' ')}</div>`;
    case 'rich_text':
      return elements
        .map((element) => {
          const inner = ((element['elements'] ?? []) as readonly Json[])
            .map((run) => escapeHtml(textOf(run)))
            .join('');
          return element['type'] === 'rich_text_quote'
            ? `<blockquote>${inner}</blockquote>`
            : `<div>${inner}</div>`;
        })
        .join('');
    case 'actions':
      return `<div class="buttons">${elements.map((element) => `<button>${escapeHtml(textOf(element['text']))}</button>`).join('')}</div>`;
    default:
      throw new Error(`no picture of a block ${String(block['type'])}`);
  }
}

/** The message as Slack shows it on a phone, drawn from its payload. */
export function renderSlackPage(message: SlackMessage, nowMs: number): string {
  const blocks = (message.blocks as readonly unknown[]).map((block) =>
    renderBlock(block as Json, nowMs),
  );
  return wrapPage(
    STYLE,
    `<div class="row"><div class="face">N</div><div><span class="name">Newsdesk</span><span class="app">APP</span>${blocks.join('')}</div></div>`,
  );
}
