import { readLabelledArticles } from '../helpers/labelled-articles.ts';

/** The labelled articles of this project as JSON Lines for a corpus scorer: `node print-labels.ts FILE … > gold.jsonl`. */
for (const path of process.argv.slice(2))
  for (const article of readLabelledArticles(path))
    process.stdout.write(`${JSON.stringify(article)}\n`);
