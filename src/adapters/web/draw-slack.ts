import { html } from 'hono/html';
import type { Html } from './layout.ts';

type Json = Readonly<Record<string, unknown>>;

/** Blocks and runs drawn at most: a message has at most 50 blocks. */
const PARTS_MAX = 100;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson).slice(0, PARTS_MAX) : [];
}

function textOf(value: unknown): string {
  if (!isJson(value)) return '';
  const text = value['text'];
  return typeof text === 'string' ? text : textOf(text);
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function plain(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The marks of mrkdwn that Newsdesk writes: a link, bold, a date. */
const MARKS =
  /<!date\^\d+\^[^|>]*\|([^>]*)>|\*<([^|>]+)\|([^>]+)>\*|<([^|>]+)\|([^>]+)>|\*([^*\n]+)\*/g;

function drawMarkup(text: string): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const found of text.matchAll(MARKS)) {
    const [whole, date, , boldLabel, , label, bold] = found;
    pieces.push(html`${plain(text.slice(at, found.index))}`);
    if (date !== undefined) pieces.push(html`${plain(date)}`);
    else if (boldLabel !== undefined) pieces.push(html`<b class="link">${plain(boldLabel)}</b>`);
    else if (label !== undefined) pieces.push(html`<span class="link">${plain(label)}</span>`);
    else pieces.push(html`<b>${plain(bold ?? '')}</b>`);
    at = found.index + whole.length;
  }
  return html`${pieces}${plain(text.slice(at))}`;
}

function drawBlock(block: Json): Html {
  const elements = listOf(block['elements']);
  switch (block['type']) {
    case 'header':
    case 'section': {
      const text = block['text'];
      const isMarkup = isJson(text) && text['type'] === 'mrkdwn';
      return html`<p>${isMarkup ? drawMarkup(textOf(text)) : textOf(text)}</p>`;
    }
    case 'context':
      return html`<p class="small">${elements.map((element) => html`${drawMarkup(textOf(element))} `)}</p>`;
    case 'rich_text':
      return html`${elements.map((element) => {
        const runs = listOf(element['elements']).map(textOf).join('');
        return element['type'] === 'rich_text_quote'
          ? html`<blockquote>${runs}</blockquote>`
          : html`<p>${runs}</p>`;
      })}`;
    case 'actions':
      return html`<p class="buttons">${elements.map((element) => html`<span class="key">${textOf(element['text'])}</span>`)}</p>`;
    default:
      return html``;
  }
}

/** A message as Slack shows it, drawn from the payload that would be sent. Links are drawn, not live. */
export function drawSlack(payload: unknown): Html {
  const blocks = isJson(payload) ? listOf(payload['blocks']) : [];
  return html`<div class="chat slack">${blocks.map(drawBlock)}</div>`;
}
