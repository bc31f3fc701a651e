import { ALERT_CHARACTERS_MAX } from '../../src/core/alert/alert.ts';
import { readSummaryRows } from '../helpers/summary-rows.ts';
import { measureAlertFacts } from './alert-facts.ts';

/** Facts over title, sentences and quotes of a whole alert: `node print-alert-facts.ts GOLD.jsonl …`. */
for (const file of process.argv.slice(2)) {
  const rows = readSummaryRows(file);
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
