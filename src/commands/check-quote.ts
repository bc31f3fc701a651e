import type { Command } from 'commander';
import type { Difference } from '../core/quote/compare-quote.ts';
import { NewsdeskError } from '../errors.ts';
import type { StoredQuote } from '../ports/quote-store.ts';
import type { QuoteCheck } from '../ports/quote-use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatMoment, oneLine, paint, toJsonLine } from './output.ts';
import { formatSpeaker, toQuoteJson } from './quote-lines.ts';

/** A longer question is no quote. */
const WORDS_SHOWN_MAX = 600;
const OTHERS_SHOWN = 5;

/** `newsdesk check-quote`: were these words said? */
export function addCheckQuoteCommand(program: Command, context: CommandContext): void {
  program
    .command('check-quote')
    .argument('<words>', 'the words, with or without marks; “words” — name asks who said them too')
    .description(
      'were these words said: verbatim, altered, by somebody else, or not in the archive',
    )
    .option('--speaker <name>', 'who is said to have said them, in any spelling')
    .option('--json', 'one object of JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  newsdesk check-quote "We will not trade land for silence"\n  newsdesk check-quote "“We will not trade land” — Drahan" --json\n',
    )
    .action(async (text: string, options: { speaker?: string; json?: boolean }) => {
      if (!/[\p{L}\p{N}]/u.test(text)) {
        const hint = 'Give the words that were said.';
        throw new NewsdeskError('usage_invalid', 'there are no words to check', { hint });
      }
      await withUseCases(context, async (useCases) => {
        const check = await useCases.checkQuote({ text, speaker: options.speaker });
        if (options.json === true) context.print(toJsonLine(toCheckJson(check)));
        else context.print(`${formatCheck(check).join('\n')}\n`);
      });
    });
}

/** A check as other programs read it; unknown is null, never absent. */
export function toCheckJson(check: QuoteCheck): Record<string, unknown> {
  const { verdict, words, speaker, quote, isPart, differences, first, others } = check;
  return {
    verdict,
    words,
    speaker: speaker ?? null,
    part: isPart,
    quote: quote === undefined ? null : toQuoteJson(quote),
    differences,
    first: first === undefined ? null : toQuoteJson(first),
    others: others.map(toQuoteJson),
  };
}

function formatCheck(check: QuoteCheck): readonly string[] {
  const { quote } = check;
  switch (check.verdict) {
    case 'not-found':
      return [
        paint('yellow', 'Not in the archive.'),
        'No archived quote has these words, or words near them. That does not say that they were never said.',
      ];
    case 'verbatim': {
      const isUnknown = quote?.speaker === undefined;
      const title = check.isPart ? 'Verbatim, a part of this quote:' : 'Verbatim.';
      return [
        paint('green', title),
        ...formatPlace(quote),
        ...(check.speaker !== undefined && isUnknown
          ? [`The archive does not know who said it, so not whether ${check.speaker} did.`]
          : []),
        ...formatOrigin(check),
      ];
    }
    case 'other-speaker':
      return [
        paint(
          'red',
          `Said by ${quote?.speaker?.name ?? 'somebody else'}, not by ${check.speaker}.`,
        ),
        ...formatPlace(quote),
        ...formatOrigin(check),
      ];
    case 'altered':
      return [
        paint('red', `Altered: ${[...new Set(check.differences.map(nameDifference))].join(', ')}.`),
        ...formatPlace(quote),
        ...check.differences.map(formatDifference),
      ];
  }
}

function formatPlace(quote: StoredQuote | undefined): readonly string[] {
  if (quote === undefined) return [];
  return [
    `  “${oneLine(quote.text, WORDS_SHOWN_MAX)}”`,
    `  ${formatSpeaker(quote)}`,
    paint('dim', `  ${formatSource(quote)}`),
  ];
}

function formatSource(quote: StoredQuote): string {
  const parts = [quote.publisher, formatMoment(quote.publishedAtMs), quote.title, quote.url ?? ''];
  return parts
    .filter((part) => part !== '')
    .map((part) => oneLine(part))
    .join(' · ');
}

function formatOrigin({ quote, first, others }: QuoteCheck): readonly string[] {
  const lines: string[] = [];
  if (first !== undefined && first !== quote) lines.push(`First seen: ${formatSource(first)}`);
  const rest = others.filter((other) => other !== first);
  for (const other of rest.slice(0, OTHERS_SHOWN)) lines.push(`Also: ${formatSource(other)}`);
  if (rest.length > OTHERS_SHOWN) lines.push(`and ${rest.length - OTHERS_SHOWN} more`);
  return lines;
}

const NAMES: Readonly<Record<Difference['about'], string>> = {
  negation: 'a negation',
  number: 'a number',
  name: 'a name',
  words: 'other words',
};

function nameDifference({ about }: Difference): string {
  return NAMES[about];
}

/** `asked “will” → archive “will not”`, a line a place. */
export function formatDifference({ claimed, original, about }: Difference): string {
  const side = (words: string): string => (words === '' ? '(nothing)' : `“${oneLine(words)}”`);
  return `  ${NAMES[about]}: asked ${side(claimed)}, the archive has ${side(original)}`;
}
