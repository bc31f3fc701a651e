import type { types } from '@slack/bolt';
import { fitFieldError } from '../../src/adapters/chat/slack/render-form.ts';
import { escapeHtml, wrapPage } from './browser.ts';

const STYLE = `body{font:15px/1.46 "Lato","Noto Sans","DejaVu Sans",sans-serif;color:#1d1c1d;background:#fff}
header{position:sticky;top:0;display:flex;align-items:center;justify-content:space-between;padding:14px 16px;border-bottom:1px solid #ddd;background:#fff}
header b{font-size:17px;font-weight:900}header span{color:#616061}header em{font-style:normal;font-weight:700;color:#007a5a}
main{padding:6px 16px 16px}label{display:block;font-weight:700;margin:14px 0 6px}label i{font-weight:400;font-style:normal;color:#616061}
.input{border:1px solid #868686;border-radius:8px;padding:9px 12px;min-height:41px;white-space:pre-wrap}.lines{min-height:78px}
.wrong{border-color:#e01e5a;box-shadow:0 0 0 1px #e01e5a}.choice{display:flex;justify-content:space-between}.choice::after{content:"⌄";color:#616061}
small{display:block;font-size:13px;color:#616061;margin-top:5px}.error{color:#c01343;white-space:pre-wrap}`;

type Json = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string {
  const text = (value as Json | undefined)?.['text'];
  return typeof text === 'string' ? text : '';
}

function renderElement(element: Json, channelName: string, isWrong: boolean): string {
  const mark = isWrong ? ' wrong' : '';
  if (element['type'] === 'plain_text_input') {
    const size = element['multiline'] === true ? ' lines' : '';
    const value = element['initial_value'];
    return `<div class="input${size}${mark}">${escapeHtml(typeof value === 'string' ? value : '')}</div>`;
  }
  const chosen =
    element['type'] === 'conversations_select'
      ? `# ${channelName}`
      : textOf((element['initial_option'] as Json | undefined)?.['text']);
  return `<div class="input choice${mark}">${escapeHtml(chosen)}</div>`;
}

/** A form as Slack shows it on a phone, with what is wrong under its fields, drawn from the view. */
export function renderSlackForm(
  view: types.ModalView,
  {
    channelName,
    errors = {},
  }: { readonly channelName: string; readonly errors?: Readonly<Record<string, string>> },
): string {
  const fields = (view.blocks as readonly unknown[]).map((one) => {
    const block = one as Json;
    if (block['type'] !== 'input')
      throw new Error(`no picture of a block ${String(block['type'])}`);
    const error = errors[String(block['block_id'])];
    const optional = block['optional'] === true ? ' <i>(optional)</i>' : '';
    const hint = textOf(block['hint']);
    return [
      `<label>${escapeHtml(textOf(block['label']))}${optional}</label>`,
      renderElement(block['element'] as Json, channelName, error !== undefined),
      error === undefined
        ? ''
        : `<small class="error">⚠ ${escapeHtml(fitFieldError(error))}</small>`,
      hint === '' ? '' : `<small>${escapeHtml(hint)}</small>`,
    ].join('');
  });
  const [title, submit, close] = [view.title, view.submit, view.close].map((text) =>
    escapeHtml(textOf(text)),
  );
  return wrapPage(
    STYLE,
    `<header><span>${close}</span><b>${title}</b><em>${submit}</em></header><main>${fields.join('')}</main>`,
  );
}
