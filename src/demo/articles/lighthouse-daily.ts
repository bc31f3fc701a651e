import type { DemoArticle } from '../article.ts';
import { EXERCISE_TEXT } from './harbour-wire.ts';

function norwayText(launchers: number): string {
  return `Norway is sending Ukraine a new package of military aid that has ${launchers} launchers for air defence in it, according to the ministry in Oslo.
The launchers travel by rail with 160 interceptors. Ukrainian crews have spent the summer with them on a range near Bodø.
“A power station that stands is worth more to us than any communiqué,” state secretary Ingrid Solvang said on Tuesday.
Ostap Velychko, a deputy commander who came to Oslo for the signing, spoke of towns that sit in the dark for days. “We know every one of those towns by its darkness,” he said.
Oslo pays 2.1 billion kroner, from a fund that was made larger in the summer.
However, parts for the older launchers are scarce, and two other countries would have to open their stores by March.`;
}

/** The Lighthouse Daily: a local paper, in English, RSS 2.0 with whole articles. */
export const LIGHTHOUSE_DAILY: readonly DemoArticle[] = [
  {
    slug: 'norway-sends-launchers',
    minutesAgo: 31,
    title: 'Norway sends Ukraine 14 air-defence launchers',
    text: norwayText(14),
    corrected: { title: 'Norway sends Ukraine 12 air-defence launchers', text: norwayText(12) },
  },
  {
    slug: 'navies-begin-exercise',
    minutesAgo: 140,
    title: 'Eleven NATO navies begin Baltic exercise with Ukrainian observers on board',
    author: 'Harbour Wire',
    text: `${EXERCISE_TEXT}\n(Harbour Wire)`,
  },
  {
    slug: 'senator-opens-bridge',
    minutesAgo: 25,
    title: 'Senator opens footbridge built with timber from Ukraine',
    text: `Senator Barnaby Crewe opened the new footbridge over the mill stream on Saturday, eleven months after a flood took the old one.
The oak came from a sawmill in western Ukraine that had offered the best price and the shortest wait. Its owner sent a carpenter along with the beams.
“I cut the ribbon, but the carpenter cut the bridge,” the senator said to applause.
The carpenter, Vasyl Petryshyn, stayed for six weeks with a family in Mill Lane and taught their son to use an adze. “The boy is better than I was,” he said.
The bridge carries thirty people at once and cost 48,000 pounds, half of it from a lottery.
But the handrail is still missing on the northern side, and small children should be held by the hand until Easter.`,
  },
  {
    slug: 'donations-for-museum-boat',
    minutesAgo: 46,
    title: 'Donations save the museum boat from the breaker',
    text: `The museum boat Perseverance will not be broken up: donations from 2,300 people brought in the last of the 190,000 pounds for her keel on Sunday.
The smallest gift was a jar of coins, the largest came from a donator who asked not to be named.
“We were nine days from the saw,” said Geraldine Pike, who keeps the boat's books.
Perseverance carried herring until 1974 and later children on school trips. Her engine, from 1938, still runs.
Work on the keel starts in the spring in a shed that the harbour lends for nothing.
However, the trustees need volunteers who can caulk, a craft that only two people in the town still know.`,
  },
  {
    slug: 'school-swaps-roof',
    minutesAgo: 101,
    title: 'School sells its roof’s sunshine to the bakery next door',
    text: `The primary school in Tanner Street sells the power from its roof to the bakery next door, under a contract that both sides signed on Monday.
The panels make most of their power at noon, when the children eat and the ovens rest. A battery in the cellar holds it until three in the morning.
“Our rolls are now baked by a mathematics lesson,” said the baker, Ludo Fenn.
The headmistress, Patience Adeyemi, reckons with 6,000 pounds a year for books. “We did the sums with the top class, and they found my mistake,” she said.
The council wants to copy the idea at two other schools.
But the battery hums, and the caretaker has asked for a thicker door.`,
  },
  {
    slug: 'harbour-seal-count',
    minutesAgo: 160,
    title: 'Volunteers count more seals than ever on the sandbank',
    hasDayOnly: true,
    text: `Volunteers counted 412 seals on the sandbank off the pier on Sunday, more than in any year since counting began.
They used a telescope, a drum of tea and two counters each, and did the whole bank three times.
“The third number is always the honest one,” said Jonah Whitlock, who has counted since 1991.
The colony moved here after the northern bank was washed away. Herring have come back to the bay as well.
The seals will be counted again in February, when the pups can swim.
A pup from last winter, known by a notch in its flipper, came back with the first tide and lay down beside the counters as if it wanted to be sure.
However, walkers with dogs are asked to stay behind the white posts, since a frightened seal may leave its pup.`,
  },
  {
    slug: 'library-amnesty',
    minutesAgo: 228,
    title: 'Library gets back a book that was due in 1961',
    text: `The town library got back a book on Friday that had been due in May 1961, and did not ask for the fine.
The book, a guide to knots, was found in a sea chest. The grandson of the borrower brought it to the desk with an apology.
“He was at sea for most of those years, so he may have needed it,” said the librarian, Hester Quill.
The fine would have come to 3,390 pounds. During the amnesty week the library took back 87 other books.
Two of them had never been missed, and one belonged to another town.
But a first edition that was lent in 1987 is still out, and the library would very much like to see it.`,
  },
];
