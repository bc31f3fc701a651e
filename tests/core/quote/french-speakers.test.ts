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
  [
    'La mairie a dit non. Les Voisins solidaires ont saisi le tribunal. « Nous irons jusqu’au bout », promet le collectif.',
    'Voisins solidaires',
  ],
  [
    'Le pilote Jean Aubert a été entendu. Air Corsaire a suspendu la ligne. « La sécurité passe avant tout », fait valoir la compagnie.',
    'Air Corsaire',
  ],
  [
    'Même colère au comité des pêches de Cornouaille. « Nous saisirons le Conseil d’État », prévient-il.',
    'comité des pêches de Cornouaille',
  ],
  [
    'Grosse colère à la Coordination rurale. « On nous a menti », tempête le syndicat.',
    'Coordination rurale',
  ],
  [
    'L’auteur du courrier, le fonds régional d’aide aux salles, se défend. « La porte reste ouverte », assure l’organisme.',
    'fonds régional d’aide aux salles',
  ],
  [
    'Principal client de l’usine, le constructeur belge Trammex s’est voulu rassurant. « Nos stocks suffiront », a-t-il indiqué.',
    'constructeur belge Trammex',
  ],
  [
    'TotalEnergies conteste. Greenpeace dénonce une manœuvre. « Ce projet viole l’accord de Paris », estime l’ONG.',
    'Greenpeace',
  ],
  [
    'Dix mille foyers sont sans courant. Enedis a envoyé deux cents techniciens. « Tout sera réparé ce soir », promet le gestionnaire du réseau.',
    'Enedis',
  ],
  [
    'Les locataires attendent. Paris Habitat promet des travaux. « Les ascenseurs seront remplacés », assure le bailleur.',
    'Paris Habitat',
  ],
  [
    'La direction se tait. La CGT Cheminots appelle à la grève. « Rien n’avance », tonne le syndicat.',
    'CGT Cheminots',
  ],
  [
    'La Fédération nationale des chasseurs a porté plainte. « C’est une mise à mort », s’indigne-t-elle.',
    'Fédération nationale des chasseurs',
  ],
  [
    'Le Crédit agricole a prévenu ses clients. « Ne communiquez jamais vos codes », rappelle la banque.',
    'Crédit agricole',
  ],
  [
    'Le groupe socialiste a demandé une suspension. « Ce vote est une farce », dénonce-t-il.',
    'groupe socialiste',
  ],
  [
    'Solène Cayzac, qui préside l’association Ciné-Causse, a ouvert une cagnotte. À table, on évite le sujet. « Il compte comme un notaire », sourit-elle.',
    'Solène Cayzac',
  ],
  [
    'Le mur de la mairie porte la phrase que le fondateur, Casimir Bonnafé, avait lancée en 1954 : « Tant qu’il y aura deux spectateurs, on jouera. »',
    'Casimir Bonnafé',
  ],
  [
    'Voici Solveig Havrankova, biologiste à l’université de La Rochelle. « Le chalut est un coupable commode », nuance-t-elle.',
    'Solveig Havrankova',
  ],
  [
    'Le patron, Paul Kerdonval, a promis. Une note interne dit le contraire. « Les effectifs seront revus », y est-il écrit.',
    'note',
  ],
  ['Jeanne Roux a quitté la mairie. « Le projet suit son cours », indique l’opérateur.', undefined],
])('French: %s', (text, speaker, role) => {
  const [quote] = findQuotes(text, { lang: 'fr', title: '' });
  expect(quote?.speaker?.name).toBe(speaker);
  expect(quote?.speaker?.role).toBe(role ?? quote?.speaker?.role);
});
