import { html } from 'hono/html';
import type { Html } from './layout.ts';

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** The marks of Discord's markdown that Newsdesk writes: bold, a time, and the backslash that keeps a sign as it is. */
const MARKS = /\*\*(.+?)\*\*|<t:(\d{1,12}):R>|\\([^\w\s])/g;

function drawInline(text: string): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const found of text.matchAll(MARKS)) {
    const [whole, bold, seconds, kept] = found;
    pieces.push(html`${text.slice(at, found.index)}`);
    if (bold !== undefined) pieces.push(html`<b>${drawInline(bold)}</b>`);
    else if (seconds !== undefined) {
      const iso = new Date(Number(seconds) * 1000).toISOString();
      pieces.push(html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`);
    } else pieces.push(html`${kept ?? ''}`);
    at = found.index + whole.length;
  }
  return html`${pieces}${text.slice(at)}`;
}

function drawLine(line: string): Html {
  if (line.startsWith('-# ')) return html`<p class="small">${drawInline(line.slice(3))}</p>`;
  if (line.startsWith('> ')) return html`<blockquote>${drawInline(line.slice(2))}</blockquote>`;
  return html`<p>${drawInline(line)}</p>`;
}

/** A message as Discord shows it, drawn from the payload that would be sent. */
export function drawDiscord(payload: unknown): Html {
  if (!isJson(payload)) return html``;
  const content = typeof payload['content'] === 'string' ? payload['content'] : '';
  const keys = listOf(payload['components'])
    .flatMap((row) => listOf(row['components']))
    .flatMap(({ label }) => (typeof label === 'string' ? [label] : []));
  return html`<div class="chat discord">
    ${content.split('\n').map(drawLine)}
    <p class="buttons">${keys.map((key) => html`<span class="key">${key}</span>`)}</p>
  </div>`;
}
