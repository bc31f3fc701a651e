import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { isLanguageCode, primaryLanguage } from '../core/text/language.ts';
import { NewsdeskError } from '../errors.ts';
import {
  PAYLOAD_PLATFORMS,
  type PayloadPlatform,
  type Preview,
  type PreviewArticle,
} from '../ports/preview-use-cases.ts';
import type { UseCases } from '../ports/use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatTable, oneLine, paint, toJsonLine } from './output.ts';

/** A larger file is no article; the same cap as for pages from the web. */
const FILE_BYTES_MAX = 8 * 1024 * 1024;

/** So much of a sentence tells which one it is. */
const CHOICE_CHARACTERS_MAX = 70;

interface PreviewOptions {
  readonly url?: string;
  readonly lang?: string;
  readonly publisher?: string;
  readonly as?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
}

/** `newsdesk preview`: what Newsdesk would make of an article. */
export function addPreviewCommand(program: Command, context: CommandContext): void {
  program
    .command('preview')
    .argument(
      '<url or file>',
      'an address, an HTML file, or a text file whose first line is the title',
    )
    .description(
      'what Newsdesk would make of an article: matches with evidence, summary, quotes, alert',
    )
    .option('--url <url>', 'the address of the article in the file')
    .option('--publisher <name>', 'who publishes it')
    .option('--lang <code>', 'its language; else it is found from the text')
    .option('--as <form>', 'text, json, or the payload for slack or discord', 'text')
    .option('--json', 'the same as --as json')
    .option('--explain', 'why each sentence and quote was chosen, or not')
    .addHelpText(
      'after',
      '\nExamples:\n  newsdesk preview https://news.example.org/story\n  newsdesk preview story.txt --url https://news.example.org/story --json\n',
    )
    .action(async (from: string, options: PreviewOptions) => {
      const form = parseForm(options.json === true ? 'json' : (options.as ?? 'text'));
      await withUseCases(context, async (useCases) => {
        const article = await loadArticle(useCases, from, options);
        const preview = await useCases.preview(article);
        context.print(await formatAs(useCases, preview, form));
        if (options.explain === true) context.remark(formatChoices(preview));
      });
    });
}

type Form = 'text' | 'json' | PayloadPlatform;

const FORMS: readonly Form[] = ['text', 'json', ...PAYLOAD_PLATFORMS];

function parseForm(text: string): Form {
  const form = FORMS.find((known) => known === text);
  if (form !== undefined) return form;
  throw new NewsdeskError('usage_invalid', `--as ${text} is not known`, {
    hint: `Use --as ${FORMS.join(', --as ')}.`,
  });
}

async function formatAs(useCases: UseCases, preview: Preview, form: Form): Promise<string> {
  switch (form) {
    case 'text':
      return formatPreview(preview);
    case 'json':
      return toJsonLine(preview.json);
    case 'slack':
    case 'discord':
      return `${JSON.stringify(await useCases.renderPreview(preview, form), undefined, 2)}\n`;
  }
}

async function loadArticle(
  useCases: UseCases,
  from: string,
  options: PreviewOptions,
): Promise<PreviewArticle> {
  const read = /^https?:\/\//i.test(from)
    ? await useCases.fetchArticle(from)
    : await readArticleFile(useCases, from, options.url);
  return {
    ...read,
    url: options.url ?? read.url,
    publisher: options.publisher ?? read.publisher,
    lang: parseLang(options.lang) ?? read.lang,
  };
}

/** The language alone, as feeds and watches have it: `en-GB` is `en`. */
export function parseLang(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const lang = primaryLanguage(text);
  if (isLanguageCode(lang)) return lang;
  throw new NewsdeskError('usage_invalid', `"${text}" is not a language code`, {
    hint: 'Write two or three letters: en, uk, de.',
  });
}

async function readArticleFile(
  useCases: UseCases,
  file: string,
  url: string | undefined,
): Promise<PreviewArticle> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    const hint = 'Give the path of a text or HTML file, or an address that starts with https://.';
    throw new NewsdeskError('article_unreadable', `${file} cannot be read`, { hint, cause });
  });
  if (bytes.length > FILE_BYTES_MAX) {
    throw new NewsdeskError('article_unreadable', `${file} is larger than 8 MiB`, {
      hint: 'Give one article.',
    });
  }
  const content = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*(?:<!doctype html|<html|<head|<body)/i.test(content)) {
    return useCases.extractArticle({ html: content, url });
  }
  return parseArticleText(content);
}

/** A text file: the first line is the title, what follows it and the blank lines after it is the text, unchanged. */
export function parseArticleText(content: string): PreviewArticle {
  const [, title = '', text = ''] =
    /^([^\r\n]*)(?:\r?\n)?(?:[ \t]*\r?\n)*([\s\S]*)$/.exec(content) ?? [];
  return {
    title: title.trim(),
    text,
    url: undefined,
    publisher: undefined,
    publishedAtMs: undefined,
    lang: undefined,
  };
}

function formatPreview({ json }: Preview): string {
  const lines = [json.alert.text, ''];
  if (json.matches.length === 0)
    lines.push(paint('yellow', 'No watch matches: no alert would be posted.'));
  for (const { watch, terms } of json.matches) {
    lines.push(`${paint('bold', watch)} matches:`);
    for (const { term, field, start, end } of terms.slice(0, 20)) {
      const text = field === 'title' ? json.item.title : json.item.text;
      const context = `${oneLine(text.slice(Math.max(0, start - 30), start))} ${paint('inverse', text.slice(start, end))} ${oneLine(text.slice(end, end + 30))}`;
      lines.push(`  ${term} in ${field}: … ${context} …`);
    }
  }
  const others = json.quotes.filter(({ key }) => !key);
  if (others.length > 0) lines.push('', 'Other quotes:');
  for (const quote of others) {
    lines.push(
      `  “${oneLine(quote.text)}” ${quote.speaker ?? 'unattributed'}${quote.role === null ? '' : `, ${quote.role}`}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Sentences, then quotes: a line each, best first, with what each feature gave; `*` stands before what the alert shows. */
function formatChoices({ choices }: Preview): string {
  const lines: string[] = [];
  for (const what of ['sentence', 'quote'] as const) {
    const chosen = choices.filter((choice) => choice.what === what);
    if (chosen.length === 0) continue;
    lines.push('', paint('bold', what === 'sentence' ? 'Sentences' : 'Quotes'));
    const parts = Object.keys(chosen[0]?.parts ?? {});
    lines.push(
      formatTable([
        ['', 'score', ...parts, ''],
        ...chosen.map((choice) => [
          choice.isShown ? '*' : ' ',
          choice.score.toFixed(2),
          ...parts.map((part) => (choice.parts[part] ?? 0).toFixed(2)),
          oneLine(choice.text, CHOICE_CHARACTERS_MAX),
        ]),
      ]),
    );
  }
  lines.push('', 'A * stands before what the alert shows; the score is the sum of its columns.');
  return `${lines.join('\n')}\n`;
}
