import type { DemoArticle } from '../article.ts';

/** The Meridian Post: a paper, in English, Atom. */
export const MERIDIAN_POST: readonly DemoArticle[] = [
  {
    slug: 'blinken-sibiga-call',
    minutesAgo: 7,
    title: 'Blinken assures Ukraine of US support while Sibiga asks NATO for an invitation',
    author: 'Edmund Hale',
    text: `Ukraine's bid for membership of NATO was the main subject when US Secretary of State Antony Blinken and Ukrainian Foreign Minister Andrii Sibiga talked on Friday.
The State Department made the phone call public. By its account Blinken described what Washington wants to bring to the coming NATO meetings, and assured his colleague that support for Ukraine's defence will go on through the winter.
“The United States remains steadfast in its commitment to a sovereign and democratic Ukraine,” Blinken said.
Both also spoke about the front and about the next payments from Washington, the department added. Blinken mourned the victims of the strikes of November 27 and 28, when missiles damaged the country's power grid.
Sibiga turned to all his colleagues in NATO before the call. “I urge you to endorse the decision to invite Ukraine to join the Alliance as one of the outcomes of the NATO foreign ministers' meeting on December 3-4, 2024,” he wrote in a letter seen by Reuters. It would be the right answer, the letter argues, now that North Korean troops fight on Russia's side.
On December 3 the NATO-Ukraine Council is due to meet in Brussels.
President Volodymyr Zelenskyy had made accession the first point of his Victory Plan on October 16. “Russia must permanently lose control over Ukraine and abandon any desire for such control. This is the guarantee of life for Ukraine and the guarantee of peace for Europe,” he said then.
But the way is not free: Politico counted seven NATO members that resist an invitation, among them the US, Germany, Hungary and Slovakia.`,
  },
  {
    slug: 'ceasefire-talks-geneva',
    minutesAgo: 72,
    title: 'Ukraine and Russia send delegations to Geneva for ceasefire talks at sea',
    changesGuid: true,
    text: `Delegations of Ukraine and Russia arrived in Geneva on Tuesday for ceasefire talks that are to cover ports and shipping in the Black Sea, and nothing else for now.
The hosts keep the two sides in separate wings of a former hotel and carry papers between them.
“We have agreed on the shape of the table by not having one,” said Matthieu Corboz, the Swiss diplomat who leads the talks.
The head of the Ukrainian team, Larysa Onyshko, said her side had brought maps of every mooring between Odesa and Izmail. “We talk about cranes and tugs, because a ceasefire begins with things one can count,” she said.
The Russian side did not speak to reporters. A first paper of four pages is to be ready on Thursday.
However, both sides stressed that the talks change nothing on land, where the fighting went on overnight near Pokrovsk.`,
  },
  {
    slug: 'eu-opens-first-cluster',
    minutesAgo: 118,
    title: 'EU opens first cluster of membership talks with Ukraine',
    text: `The European Union opened the first cluster of its membership talks with Ukraine on Monday, more than a year after the screening of laws began.
The cluster holds the chapters on courts, public purchases and statistics, and is the last to be closed.
“Whoever begins with the judges has understood the assignment,” said Anneke Verhoeven, the Commission's negotiator.
Ukraine's chief negotiator, Solomiia Hrytsak, brought a list of 312 laws that her ministry has compared line by line. “Accession is a library, and we have read the first shelf,” she said in Brussels.
Diplomats expect two more clusters before the summer. Farm rules, the most disputed part, come last.
But one member state has kept its right to stop the process at every step, and its envoy left the room before the photograph.`,
  },
  {
    slug: 'signatory-of-the-orchard-charter',
    minutesAgo: 84,
    title: 'Last signatory of the orchard charter plants a tree for Ukraine',
    text: `Winifred Ashdown, the last living signatory of the orchard charter of 1968, planted a pear tree in Kent on Sunday and gave it the name Ukraine.
She is 97, and held the spade herself. The charter saved some 400 old kinds of fruit from being cut down.
“A signatory signs once, a gardener signs every spring,” she said to the 60 people who had come.
The sapling was raised by Oksana Lysenko, who fled from Ukraine in 2022 and now runs the nursery in the village. The variety comes from her grandmother's garden.
The other signatories have all died, among them a bishop, two grocers and a coordinator of the county's schools.
However, the village has yet to find money for a fence, and deer were seen on the green the same evening.`,
  },
  {
    slug: 'museum-night-donatello',
    minutesAgo: 133,
    title: 'Donatello bronze returns to view after Ukrainian restorer’s four-year work',
    text: `A small bronze attributed to Donatello went back on view in the city museum on Saturday, after a restorer from Ukraine had spent four years on its surface.
The figure, a dancing boy of 36 centimetres, had been painted black in the nineteenth century. Under the paint there was gold.
“I removed a square centimetre a day, and on some days I put it back,” said Iryna Dovhan, who learned her craft in Lviv.
Whether the boy is by Donatello himself or by a pupil remains open. A scan showed fingerprints inside the cast, but there is nothing to compare them with.
Visitors queued for two hours. The museum lets in thirty people at a time.
But the bronze can stay only until May: it belongs to a family that has lent it for the first time since 1911.`,
  },
  {
    slug: 'battery-plant-approved',
    minutesAgo: 190,
    title: 'Council approves battery plant after promise on river water',
    text: `The county council approved a battery plant on the Tarne river on Monday by 31 votes to 24, after the company promised to take no water in dry months.
The plant is to employ 1,900 people from 2029. It will make cells for lorries and buses.
“We changed the cooling, and it cost us a year,” said Henrike Vollmer, who manages the project.
Farmers had collected 12,000 names against the first plan. Their speaker, Tom Radlett, said the new one was better than he had feared. “It is still a factory in a meadow,” he added.
The state pays for a railway siding, and the company for a school.
However, a court must still decide about the habitat of a rare newt, and a ruling is not expected before the autumn.`,
  },
  {
    slug: 'chess-final-draws',
    minutesAgo: 265,
    title: 'Chess final goes to a last game after seven draws',
    text: `The final of the river cup in chess goes to an eighth and last game, after Amara Diallo and Sven Ekholm drew for the seventh time on Sunday.
Ekholm had an extra pawn for forty moves and could do nothing with it. The game ended after six hours.
“I felt like a man who owns a piano and cannot find the door,” he said.
Diallo defended with a rook on the seventh rank and took her scarf off only when the draw was agreed.
The last game begins on Tuesday at three. If it is drawn too, the cup is decided in games of ten minutes.
The hall holds 300 people, and the tickets for the last game were gone within the hour.
But Diallo has never lost a quick game in this hall, as her coach reminded everybody at dinner.`,
  },
  {
    slug: 'storm-closes-passes',
    minutesAgo: 300,
    title: 'Early storm closes four mountain passes',
    text: `An early winter storm closed four passes in the eastern range on Sunday and left about 200 cars in the snow overnight.
Rescue teams brought soup and blankets and towed the last car out at seven in the morning. Nobody was badly hurt.
“Most of them had summer tyres and a great deal of optimism,” said Ulla Berger, who led the teams.
The weather service had warned of 20 centimetres. In places there were 55.
Trains ran through the base tunnel without delay, and the railway took stranded drivers along for nothing.
However, the highest of the passes will probably stay closed until April, three weeks earlier than in other years.`,
  },
];
