import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { NewsdeskError } from '../errors.ts';
import type { ConceptSummary, ConceptTrial } from '../ports/concept-use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatTable, markHits, oneLine, paint, toJsonLine } from './output.ts';
import { formatHit, parseSince, toHitJson } from './search.ts';

const SPELLINGS_SHOWN = 6;
const UNUSED_SHOWN = 12;
const SAMPLES_SHOWN = 5;
/** A text to try is an article at most. */
const TEXT_BYTES_MAX = 1024 * 1024;

/** `newsdesk concepts`: list, test, add, edit, remove. */
export function addConceptsCommand(program: Command, context: CommandContext): void {
  const concepts = program
    .command('concepts')
    .description('the named spellings that queries use as @name');
  addReading(concepts, context);
  addChanging(concepts, context);
}

function addReading(concepts: Command, context: CommandContext): void {
  concepts
    .command('list', { isDefault: true })
    .description('every concept: its spellings, the watches that use it, hits in the archive')
    .option('--since <duration>', 'how far back hits are counted', '30d')
    .option('--json', 'a line of JSON for each concept')
    .action(async ({ since, json }: { since: string; json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const sinceMs = parseSince(since, context.nowMs()) ?? 0;
        const list = await useCases.listConcepts({ sinceMs });
        if (json === true) for (const one of list) context.print(toJsonLine(one));
        else context.print(`${formatConcepts(list, since)}\n`);
      });
    });
  concepts
    .command('test')
    .argument('<name>')
    .argument('[text]', 'a text, or a file with one; without it the archive is searched')
    .description('which spellings of a concept stand in a text or in the archive, and where')
    .option('--lang <code>', "the text's language; otherwise it is found from the text")
    .option('--since <duration>', 'how far back the archive is searched', '30d')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      "\nExamples:\n  newsdesk concepts test kyiv 'Потяг до Києва'\n  newsdesk concepts test nato article.txt\n  newsdesk concepts test zelenskyy --since 7d\n",
    )
    .action(
      async (
        name: string,
        given: string | undefined,
        options: { lang?: string; since: string; json?: boolean },
      ) => {
        const text = given === undefined ? undefined : await readText(given);
        await withUseCases(context, async (useCases) => {
          const sinceMs = parseSince(options.since, context.nowMs()) ?? 0;
          const { lang } = options;
          const trial = await useCases.testConcept({ name, text, lang, sinceMs });
          context.print(
            options.json === true
              ? toJsonLine({ ...trial, samples: trial.samples.map(toHitJson) })
              : `${formatTrial(trial, text)}\n`,
          );
        });
      },
    );
}

function addChanging(concepts: Command, context: CommandContext): void {
  concepts
    .command('add')
    .argument('<name>')
    .argument('<spellings...>', 'each a query of the rule language')
    .description('add a concept')
    .addHelpText(
      'after',
      '\nExample:\n  newsdesk concepts add ochakiv Ochakiv Очаків \'"Ochakiv spit"\'\n',
    )
    .action(async (name: string, spellings: string[]) => {
      await withUseCases(context, (useCases) =>
        useCases.saveConcept({ name, spellings, isNew: true }),
      );
      context.print(`@${name} can be used from now on.\n`);
    });
  concepts
    .command('edit')
    .argument('<name>')
    .description('add spellings to a concept, or take some away')
    .option('--add <spelling...>', 'spellings to add')
    .option('--remove <spelling...>', 'spellings to take away, as concepts list shows them')
    .action(async (name: string, options: { add?: string[]; remove?: string[] }) => {
      await withUseCases(context, async (useCases) => {
        const list = await useCases.listConcepts({ sinceMs: context.nowMs() });
        const wanted = name.replace(/^@/, '').toLowerCase();
        const known = list.find((one) => one.name === wanted)?.spellings ?? [];
        const spellings = changeSpellings(known, options);
        await useCases.saveConcept({ name, spellings, isNew: false });
        context.print(`@${wanted} has ${spellings.length} spellings now.\n`);
      });
    });
  concepts
    .command('remove')
    .argument('<name>')
    .description('take a concept away that nothing uses')
    .action(async (name: string) => {
      await withUseCases(context, (useCases) => useCases.removeConcept(name));
      context.print(`@${name.replace(/^@/, '')} is removed.\n`);
    });
}

function changeSpellings(
  known: readonly string[],
  { add = [], remove = [] }: { readonly add?: string[]; readonly remove?: string[] },
): readonly string[] {
  const missing = remove.find((spelling) => !known.includes(spelling));
  if (missing !== undefined && known.length > 0) {
    const hint = `It has: ${known.slice(0, UNUSED_SHOWN).join(', ')}`;
    throw new NewsdeskError('usage_invalid', `the concept has no spelling ${missing}`, { hint });
  }
  const kept = known.filter((spelling) => !remove.includes(spelling));
  return [...kept, ...add.filter((spelling) => !kept.includes(spelling))];
}

/** What was given: the text of a file of that name, else the words themselves. */
async function readText(given: string): Promise<string> {
  const bytes = await readFile(given).catch(() => undefined);
  if (bytes === undefined) return given;
  if (bytes.length > TEXT_BYTES_MAX) {
    const hint = 'Give one article, or the sentence in question.';
    throw new NewsdeskError('article_unreadable', `${given} is larger than 1 MiB`, { hint });
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function formatConcepts(list: readonly ConceptSummary[], since: string): string {
  if (list.length === 0) return 'No concepts.';
  const rows = list.map(({ name, spellings, watches, concepts, hits, hitsMax }) => {
    const shown = spellings.slice(0, SPELLINGS_SHOWN).join(', ');
    const rest =
      spellings.length > SPELLINGS_SHOWN ? ` +${spellings.length - SPELLINGS_SHOWN}` : '';
    return [
      paint('bold', `@${name}`),
      hits >= hitsMax ? `${hitsMax}+` : String(hits),
      String(watches.length),
      String(concepts.length),
      oneLine(shown + rest, 120),
    ];
  });
  return formatTable([['name', `items ${since}`, 'watches', 'concepts', 'spellings'], ...rows]);
}

function formatTrial(trial: ConceptTrial, text: string | undefined): string {
  const found = trial.spellings.filter((one) => one.found > 0);
  const unused = trial.spellings.filter((one) => one.found === 0).map(({ spelling }) => spelling);
  const head = `@${trial.name}: ${found.length} of ${trial.spellings.length} spellings found`;
  const rows = found.map(({ spelling, found: count }) => [`  ${count}`, oneLine(spelling)]);
  const rest = unused.length > UNUSED_SHOWN ? ` and ${unused.length - UNUSED_SHOWN} more` : '';
  const notFound = `Not found: ${oneLine(unused.slice(0, UNUSED_SHOWN).join(', '), 300)}${rest}`;
  return [
    paint('bold', head),
    ...(rows.length > 0 ? [formatTable(rows)] : []),
    ...(unused.length > 0 ? [paint('dim', notFound)] : []),
    ...(text === undefined ? [] : ['', markHits(text, trial.hits)]),
    ...trial.samples.slice(0, SAMPLES_SHOWN).flatMap((hit) => ['', formatHit(hit)]),
  ].join('\n');
}
