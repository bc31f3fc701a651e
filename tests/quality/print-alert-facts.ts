import { readFileSync } from 'node:fs';
import { ALERT_CHARACTERS_MAX } from '../../src/core/alert/alert.ts';
import { measureAlertFacts, type SummaryRow } from './alert-facts.ts';

/** Facts over title, sentences and quotes of a whole alert: `node print-alert-facts.ts GOLD.jsonl …`. */
for (const file of process.argv.slice(2)) {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SummaryRow);
  const { facts, byLanguage, charactersMax } = measureAlertFacts(rows, {
    charactersMax: ALERT_CHARACTERS_MAX.standard,
  });
  const languages = Object.entries(byLanguage).map(
    ([lang, share]) => `${lang} ${(share * 100).toFixed(1)}`,
  );
  process.stdout.write(
    `${file.split('/').at(-1)}: facts ${(facts * 100).toFixed(1)} % (${languages.join(', ')}), longest alert ${charactersMax} characters\n`,
  );
}
