import { markQuote } from '../../../core/alert/parts.ts';
import { cleanLine, cleanLines } from '../../../core/text/clean.ts';
import type { Answer, AnswerBlock } from '../../../ports/conversation.ts';

const INDENT = '» ';

/** A note to one person as lines of text with an empty line at the end. Buttons are left out: nobody can press them. */
export function renderAnswer(userId: string, answer: Answer): string {
  const lines = [`to ${cleanLine(userId)}:`, ...answer.blocks.flatMap(renderBlock)];
  return `${lines.map((line) => `${INDENT}${line}`).join('\n')}\n\n`;
}

function renderBlock(block: AnswerBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'code':
      return cleanLines(block.text).split('\n');
    case 'text':
    case 'small':
      return cleanLines(block.runs.map(({ text }) => text).join('')).split('\n');
    case 'quote':
      return [markQuote(cleanLine(block.quote.text)), cleanLine(block.quote.speaker ?? '')].filter(
        (line) => line !== '',
      );
  }
}
