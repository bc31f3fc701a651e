import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** Speech inside one pair of marks, and the parts that are left of it without the narration. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    'On a tout perdu, souffle-t-elle, les yeux rougis. Il faudra des mois.',
    ['On a tout perdu', 'Il faudra des mois.'],
  ],
  [
    'On a tout perdu, se désole le maire, écharpe en bandoulière. Il faudra des mois.',
    ['On a tout perdu', 'Il faudra des mois.'],
  ],
  [
    'Il faut agir, insiste Marie Dupin, qui a vu brûler son toit. Nous irons à Paris.',
    ['Il faut agir', 'Nous irons à Paris.'],
  ],
  [
    'On ne dort plus, confie Marie Dupin, 62 ans, retraitée, assise dans sa cuisine. On écoute la pluie.',
    ['On ne dort plus', 'On écoute la pluie.'],
  ],
  [
    'On ne dort plus, s’agace le directeur de l’école, Paul Bernard. On écoute la pluie.',
    ['On ne dort plus', 'On écoute la pluie.'],
  ],
  [
    'Je n’y crois plus, a-t-il ajouté, visiblement ému. On nous ment.',
    ['Je n’y crois plus', 'On nous ment.'],
  ],
  [
    'Je n’y crois plus ! s’exclame Marie Dupin. On nous ment.',
    ['Je n’y crois plus !', 'On nous ment.'],
  ],
  [
    'On tiendra, veut croire Paul Bernard. Le reste attendra.',
    ['On tiendra', 'Le reste attendra.'],
  ],
  [
    'On tiendra, renchérit sa voisine, Marie Dupin, en bottes. Le reste attendra.',
    ['On tiendra', 'Le reste attendra.'],
  ],
  // Speech goes on behind the incise.
  [
    'Nous voulons, explique Marie Dupin, maire depuis 2014, que l’État paie. Sinon, nous plaiderons.',
    ['Nous voulons', 'que l’État paie. Sinon, nous plaiderons.'],
  ],
  [
    'Nous avons, dit Paul Bernard, tout essayé. Rien n’a marché.',
    ['Nous avons', 'tout essayé. Rien n’a marché.'],
  ],
  [
    'C’est l’État, insiste Marie Dupin, qui doit payer. Nous attendons.',
    ['C’est l’État', 'qui doit payer. Nous attendons.'],
  ],
  [
    'Mon père, raconte Marie Dupin, la voix cassée, était maçon. Il est mort ici.',
    ['Mon père', 'était maçon. Il est mort ici.'],
  ],
  // No incise at all.
  [
    'Les gens, ici, demandent la paix. Le village attend.',
    ['Les gens, ici, demandent la paix. Le village attend.'],
  ],
  [
    'Une seule clé, madame la présidente. Je l’ai rendue.',
    ['Une seule clé, madame la présidente. Je l’ai rendue.'],
  ],
  [
    'Le pont, viendra-t-il un jour ? Je n’en sais rien.',
    ['Le pont, viendra-t-il un jour ? Je n’en sais rien.'],
  ],
];

test.each(CASES)('French narration inside the marks is no speech: %s', (speech, parts) => {
  const text = `La réunion a duré deux heures à la mairie.\n\n« ${speech} »`;
  const found = findQuotes(text, { lang: 'fr', title: '' });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(parts);
});
