import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** How French papers say who speaks: the text, the first quote's speaker, and the role where it matters. */
test.each<[string, string | undefined, string?]>([
  [
    '« Le pont tiendra jusqu’au printemps », a dit devant la presse le ministre moldave des Transports, Ionel Caraman.',
    'Ionel Caraman',
    'ministre moldave des Transports',
  ],
  [
    'La contre-amirale norvégienne Solvor Brekkan ouvre la carte. « Nous avons trois navires », finit par répondre la contre-amirale.',
    'Solvor Brekkan',
  ],
  [
    'Selon un négociateur balte, l’accord tient sur une page. « Il manquait deux virgules », sourit cette source.',
    'négociateur balte',
  ],
  [
    'Paul Bernard, maire du bourg, a démenti. L’entourage de la préfète se veut rassurant. « Rien n’est signé », y glisse-t-on.',
    'entourage',
  ],
  [
    'Anne Bertin, cheffe de file des Verts, ne dira rien. L’association Rivage libre est sur la même ligne. « On attendra », tranche-t-elle.',
    'association Rivage libre',
  ],
  [
    'La Marine nationale plaide la patience. « Les travaux ont commencé », indique-t-elle par écrit.',
    'Marine nationale',
  ],
  [
    'Le ministère russe des Affaires étrangères a promis une réponse. « Elle viendra », peut-on lire dans un communiqué.',
    'ministère russe des Affaires étrangères',
  ],
])('French: %s', (text, speaker, role) => {
  const [quote] = findQuotes(text, { lang: 'fr', title: '' });
  expect(quote?.speaker?.name).toBe(speaker);
  expect(quote?.speaker?.role).toBe(role ?? quote?.speaker?.role);
});
