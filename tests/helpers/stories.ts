import type { SampleItem } from './newsdesk.ts';

/** One event as three publishers tell it; invented. */
export const OPENING: SampleItem = {
  guid: 'opening',
  title: 'Seven harbours of Lorvania open again after two weeks',
  contentText:
    'Seven harbours of Lorvania opened again on Monday after a strike of two weeks, the port authority said.\n“The cranes are moving and so are we,” Harbour Minister Ilva Renn said in Port Selm.\nThe first forty ships left at noon for the northern islands.\nHowever, two unions still refuse to sign the agreement with the ministry.',
};
export const RETOLD: SampleItem = {
  guid: 'retold',
  title: 'Lorvania: seven harbours open again as strike ends',
  contentText:
    'After two weeks of strike the seven harbours of Lorvania opened again on Monday.\nForty ships left for the northern islands at noon, the port authority in Port Selm said.\nTwo unions refuse to sign the agreement with the ministry of Ilva Renn.',
};
/** The same event without the word that the sample watch asks for. */
export const WITHOUT_THE_WORD: SampleItem = {
  guid: 'ports',
  title: 'Lorvania: seven ports open again as strike ends',
  contentText: RETOLD.contentText?.replace('harbours', 'ports') ?? '',
};

/** Events with nothing in common but a harbour. */
export const EVENTS: readonly SampleItem[] = [
  [
    'Keeper chosen for the light of Aldersund',
    'Aldersund has chosen Mira Holt to keep the light at its harbour after nine dark years.',
  ],
  [
    'Whale rescued off Brekkavik',
    'Divers freed a young whale from a net in the harbour of Brekkavik on Tuesday night.',
  ],
  [
    'Fish auction moves online in Corravane',
    'The harbour of Corravane sells its catch by telephone from May on, its director said.',
  ],
  [
    'Crane falls into the sea at Dunmarrow',
    'A crane of forty metres fell from the quay of the harbour, and nobody was hurt.',
  ],
  [
    'Pupils learn rope making at Eskerholm',
    'Twenty girls and boys lay hemp as their grandparents did at the harbour school of Eskerholm.',
  ],
].map(([title = '', contentText = ''], index) => ({ guid: `event-${index}`, title, contentText }));
