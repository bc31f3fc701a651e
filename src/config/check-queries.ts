import type { z } from 'zod';
import { compileConcepts } from '../core/query/compile-concepts.ts';
import { compileQuery } from '../core/query/compile-query.ts';
import { findBrokenExamples } from '../core/watch/examples.ts';
import type { Problem } from './problem.ts';
import type { ConceptsFile, WatchesFile } from './schema.ts';
import type { YamlFile } from './yaml-file.ts';

/** What is wrong with the concepts, and with the queries that use them, each at its column in the file. */
export function checkQueries(
  conceptsFile: YamlFile<z.infer<typeof ConceptsFile>>,
  watchesFile: YamlFile<z.infer<typeof WatchesFile>>,
): Problem[] {
  // With a broken concepts file every name would seem unknown.
  if (conceptsFile.value === undefined) return [];
  const lists = conceptsFile.value.concepts ?? {};
  const { concepts, errors } = compileConcepts(lists);
  const problems = errors.map(({ name, alternative, code, message, hint }) => {
    // Names are taken in any letter case, and the error has small letters.
    const key = Object.keys(lists).find((written) => written.toLowerCase() === name) ?? name;
    const path = ['concepts', key, ...(alternative === undefined ? [] : [alternative])];
    return conceptsFile.problemAt(path, { text: `is no query (${code}): ${message}`, hint });
  });
  // A query that uses a wrong concept is wrong only for that reason, which is told above.
  if (problems.length > 0) return problems;
  for (const [index, watch] of (watchesFile.value?.watches ?? []).entries()) {
    const { query } = watch;
    const outcome = compileQuery(query, concepts);
    if (outcome.kind === 'ok') {
      const examples = {
        mustMatch: watch.must_match ?? [],
        mustNotMatch: watch.must_not_match ?? [],
      };
      for (const broken of findBrokenExamples(outcome.compiled, examples)) {
        const isMissed = broken.kind === 'missed';
        const path = ['watches', index, isMissed ? 'must_match' : 'must_not_match', broken.index];
        const text = `is ${isMissed ? 'not matched' : 'matched'} by the query of this watch`;
        const hint = 'Change the query, or take the example out.';
        problems.push(watchesFile.problemAt(path, { text, hint }));
      }
      continue;
    }
    for (const { code, column, message, hint } of outcome.errors) {
      const text = `is no query (${code} at column ${column}): ${message}`;
      const path = ['watches', index, 'query'];
      problems.push(watchesFile.problemInText(path, column, { text, hint }));
    }
  }
  return problems;
}
