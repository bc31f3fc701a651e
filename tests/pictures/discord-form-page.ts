import type { DiscordModal } from '../../src/adapters/chat/discord/render-form.ts';
import { escapeHtml, wrapPage } from './browser.ts';

const STYLE = `body{font:15px/1.35 "gg sans","Noto Sans","DejaVu Sans",sans-serif;color:#dbdee1;background:#313338;padding:16px}
header{display:flex;align-items:center;gap:12px;margin-bottom:6px}h1{font-size:19px;color:#f2f3f5;margin:0}
.face{width:32px;height:32px;border-radius:50%;background:#2f6f8f;color:#fff;font-weight:700;display:grid;place-items:center;flex:none}
label{display:block;font-weight:600;color:#f2f3f5;margin:16px 0 2px}label i{color:#f23f42;font-style:normal}
small{display:block;font-size:13px;color:#b5bac1;margin-bottom:6px}.input{background:#1e1f22;border-radius:6px;padding:10px 12px;min-height:41px;white-space:pre-wrap}
.lines{min-height:84px}.choice{display:flex;justify-content:space-between}.choice::after{content:"⌄";color:#b5bac1}
.submit{margin-top:20px;background:#5865f2;color:#fff;border-radius:6px;padding:12px;text-align:center;font-weight:600}`;

type Json = Readonly<Record<string, unknown>>;

const CHANNEL_SELECT = 8;
const TEXT_INPUT = 4;
const PARAGRAPH = 2;

function renderComponent(component: Json, channelName: string): string {
  if (component['type'] === TEXT_INPUT) {
    const size = component['style'] === PARAGRAPH ? ' lines' : '';
    const value = component['value'];
    return `<div class="input${size}">${escapeHtml(typeof value === 'string' ? value : '')}</div>`;
  }
  const options = (component['options'] ?? []) as readonly Json[];
  const chosen =
    component['type'] === CHANNEL_SELECT
      ? `# ${channelName}`
      : options.find((option) => option['default'] === true)?.['label'];
  return `<div class="input choice">${escapeHtml(typeof chosen === 'string' ? chosen : '')}</div>`;
}

/** A form as Discord shows it on a phone, drawn from the modal. */
export function renderDiscordForm(modal: DiscordModal, channelName: string): string {
  const fields = modal.components.map(({ label, description, component }) => {
    const star = component['required'] === true ? ' <i>*</i>' : '';
    return [
      `<label>${escapeHtml(label)}${star}</label>`,
      description === undefined ? '' : `<small>${escapeHtml(description)}</small>`,
      renderComponent(component, channelName),
    ].join('');
  });
  // Every modal of Discord has this one word on its button, in the language of the client.
  return wrapPage(
    STYLE,
    `<header><div class="face">N</div><h1>${escapeHtml(modal.title)}</h1></header>${fields.join('')}<div class="submit">Submit</div>`,
  );
}
