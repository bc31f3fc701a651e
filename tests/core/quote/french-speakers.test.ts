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
  [
    'Au tribunal comparaît Marc Aubier, 43 ans, qui s’avance à la barre. « Vous avez signé ? », demande le président.',
    'président',
  ],
  [
    'Cinq ans ont été requis contre Marc Aubier. Me Luc Hamelin, le conseil de l’accusé, plaide l’oubli. « Je regrette », dit l’accusé.',
    'Marc Aubier',
  ],
  [
    'Dans le box, Marc Aubier se tait. L’avocat général se lève.\n\n« Il a menti », lance l’avocat général.',
    'avocat général',
  ],
  [
    'Yann Kermel, patron du Grand Large, attend. Le préfet maritime, lui, prévient : « Les contrôles auront lieu. »',
    'préfet maritime',
  ],
  ['Yann Kermel attend. Sa femme, Soaz, compte. « Il faudra vendre », lâche-t-elle.', 'Soaz'],
  [
    'Contacté, le propriétaire, la société Logivert, dément. « Tout est aux normes », indique-t-elle.',
    'société Logivert',
  ],
  [
    'Le directeur de la prison, Jean Pastel, a hésité. L’atelier mobilise un surveillant. « J’ai dit oui », reconnaît-il.',
    'Jean Pastel',
  ],
  [
    'Le PDG d’Airelle, Simon Kasper, a parlé. « C’est un plan de survie », a justifié le dirigeant.',
    'Simon Kasper',
    'PDG d’Airelle',
  ],
  [
    '« Nous devons agir », a déclaré sa directrice régionale pour l’Afrique, Chiama Nkemel.',
    'Chiama Nkemel',
    'directrice régionale pour l’Afrique',
  ],
  [
    'Le député Horizons de la Marne, Vincent Lescot, a voté contre. « Ce texte est bancal », dit-il.',
    'Vincent Lescot',
  ],
  [
    'La séance a duré. « Enfin », a lancé la libérale belge Lieve Vandersteek.',
    'Lieve Vandersteek',
  ],
  [
    'Le club perd Gustavo Penha, son entraîneur. « Je pars heureux », a réagi le Brésilien.',
    'Gustavo Penha',
  ],
  ['Le feu est éteint. « Personne n’est blessé », précise l’adjudant Lacombre.', 'Lacombre'],
])('French: %s', (text, speaker, role) => {
  const [quote] = findQuotes(text, { lang: 'fr', title: '' });
  expect(quote?.speaker?.name).toBe(speaker);
  expect(quote?.speaker?.role).toBe(role ?? quote?.speaker?.role);
});
