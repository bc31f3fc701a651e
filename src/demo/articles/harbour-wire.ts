import type { DemoArticle } from '../article.ts';

/** The reprint in the Lighthouse Daily has the same words. */
export const EXERCISE_TEXT = `Ships and aircraft of eleven NATO countries began a two-week exercise in the central Baltic on Monday, with Ukrainian officers on board for the first time as observers of the command staff.
The exercise, named Steady Lantern, trains crews to find mines near ports and to guard cables on the sea floor. About 3,400 sailors take part, the staff in Karlskrona said.
“We do not rehearse a war here, we rehearse the morning after a bad night,” said Commodore Elin Brandvold, who leads the force.
Nine Ukrainian naval officers follow the work in the operations room. Commander Taras Holub, the most senior of them, said his team had brought its own lessons. “We have cleared more mines in three years than most navies do in thirty,” he told reporters on the quay.
Two merchant ships were asked to keep clear of the area south of Gotland until Friday. Ferries are not affected.
However, three of the eleven countries sent fewer vessels than planned, because crews are needed for patrols along pipelines further east.`;

/** Harbour Wire: an agency, in English, RSS 2.0. */
export const HARBOUR_WIRE: readonly DemoArticle[] = [
  {
    slug: 'kyiv-presses-for-nato-invitation',
    minutesAgo: 12,
    title: 'Kyiv presses for a NATO invitation as Blinken pledges lasting US support',
    author: 'Nora Winslade',
    text: `In a phone call on Friday, US Secretary of State Antony Blinken and Ukrainian Foreign Minister Andrii Sibiga went over Ukraine's hopes of accession to NATO and the support that Washington means to send before winter.
A short account of the talk came from the State Department. It says that Blinken offered condolences for those killed when Russian missiles hit power stations on November 27 and 28, and that he spoke of stronger air defences.
“The United States remains steadfast in its commitment to a sovereign and democratic Ukraine,” Blinken said, according to the account.
Sibiga had written to the foreign ministers of the alliance beforehand. “I urge you to endorse the decision to invite Ukraine to join the Alliance as one of the outcomes of the NATO foreign ministers' meeting on December 3-4, 2024,” he wrote in the letter, which was seen by Reuters.
Ministers gather in Brussels on December 3, and the council that NATO shares with Ukraine sits on the same day.
The wish for an invitation opens the Victory Plan, which President Volodymyr Zelenskyy laid out on October 16. “Russia must permanently lose control over Ukraine and abandon any desire for such control. This is the guarantee of life for Ukraine and the guarantee of peace for Europe,” Zelenskyy said that day.
However, seven NATO members are against inviting Ukraine now, Politico reported; it named the United States, Germany, Hungary and Slovakia.`,
  },
  {
    slug: 'norway-launchers-for-ukraine',
    minutesAgo: 38,
    title: 'Norway to hand Ukraine launchers for air defence before the frost',
    author: 'Piers Aldane',
    text: `Norway will hand over a package of military aid for Ukraine with 12 launchers for air defence, the defence ministry in Oslo said on Tuesday.
The launchers come with 160 interceptors and a field workshop. Crews have trained on them at a range near Bodø since the spring, and the first ones are to be in place within three weeks.
“A power station that stands is worth more to us than any communiqué,” said Ingrid Solvang, state secretary at the ministry, after talks with her Ukrainian guests.
Deputy commander Ostap Velychko, who signed for Ukraine, said the batteries would go to towns that had been without light for days. “We know every one of those towns by its darkness,” he said.
The package is worth 2.1 billion kroner and is paid from a fund that the parliament in Oslo enlarged in the summer.
But spare parts for the older launchers will run short by March unless two other countries open their stores, the ministry added.`,
  },
  {
    slug: 'drones-over-lublin-region',
    minutesAgo: 55,
    title: 'Poland scrambles jets after drones cross its border from Ukraine’s north-west',
    text: `Poland scrambled fighter jets early on Wednesday after four drones violated its airspace in the Lublin region, the operational command in Warsaw said.
Two of them were shot down over fields, one fell into a pond near Włodawa, and one turned back. Nobody was hurt. The airports in Lublin and Rzeszów stayed closed for three hours.
“We treated every blip as armed until we knew better,” said Major Kacper Wolański, spokesman for the command.
The drones came during a Russian attack on railway junctions in western Ukraine. Warsaw asked NATO for consultations, which an alliance official, Joanne Terhaar, called “a conversation among allies, not an alarm”.
In Włodawa the mayor, Halina Sroka, had the schools opened two hours late. “The children slept through it, their parents did not,” she said.
Investigators have not yet said where the drones were launched, and the wreck in the pond is still being lifted.`,
  },
  {
    slug: 'inspectors-reach-zaporizhzhia-plant',
    minutesAgo: 95,
    title: 'IAEA inspectors reach Zaporizhzhia plant after a week of delay',
    text: `A new team of inspectors of the IAEA reached the Zaporizhzhia nuclear power plant on Monday, a week later than planned, after crossing the front line in Ukraine on foot for the last stretch.
The agency said the outgoing team had spent 41 days at the site, nine more than it was meant to.
“They have earned their sleep,” said Elena Marchetti, who heads the agency's mission. “What they saw of the cooling ponds is in our report, and it is not comfortable reading.”
The plant has been fed by a single power line since the beginning of the month. Engineers tested the diesel generators on Saturday, and two of twenty did not start.
Ukraine's inspectorate said its own people are still refused entry. “We learn about our reactors from visitors,” said its deputy head, Bohdan Rakivskyi.
However, the agency stressed that radiation at the fence is normal and that all six reactors are cold.`,
  },
  {
    slug: 'steady-lantern-begins',
    minutesAgo: 150,
    title: 'Eleven NATO navies begin Baltic exercise with Ukrainian observers on board',
    author: 'Harbour Wire',
    text: EXERCISE_TEXT,
  },
  {
    slug: 'cable-cut-off-hanko',
    minutesAgo: 175,
    title: 'Finland examines anchor after undersea cable to Estonia goes dead',
    text: `Finnish investigators lifted an anchor from the sea floor on Sunday, two days after an undersea cable between Finland and Estonia went dead, and said they are treating the case as suspected sabotage.
The anchor weighs eleven tonnes and lay 60 metres from the break. A tanker that had passed there lost one of the same make.
“An anchor does not fall off on its own and then plough for ten kilometres,” said Chief Inspector Risto Haavikko, who leads the case.
The crew of 23 was questioned in Porvoo. The owner, a company in the Gulf, said the chain had broken in heavy weather.
Traffic was moved to other lines within seconds, the operator said, and customers noticed nothing. NATO sent a patrol ship to the area at Helsinki's request.
But a repair cannot begin before the storm ends on Thursday, and the winter window for such work is short.`,
  },
  {
    slug: 'grain-price-falls',
    minutesAgo: 62,
    title: 'Wheat slips for a third week as harvest forecasts rise',
    text: `Wheat for delivery in March fell for a third week on Tuesday after two surveys put the southern harvest higher than expected.
The contract closed at 214 euros a tonne in Paris, its lowest since July. Traders said buyers in North Africa were waiting for a better offer.
“Nobody wants to be the one who paid 220,” said Marguerite Ollier, who buys for a mill in Rouen.
Rain in Argentina came at the right moment, the surveys said, and stocks in Australia are larger than a year ago.
Freight was cheaper too. A voyage from Rouen to Alexandria cost a tenth less than in the autumn, according to brokers.
However, a late frost could still change the picture on the plains of Kansas, where the snow cover is thin.`,
  },
  {
    slug: 'ferry-strike-ends',
    minutesAgo: 210,
    title: 'Ferry crews end strike after deal on night shifts',
    text: `Crews of three ferry lines went back to work on Monday after their union and the owners settled a quarrel over night shifts.
The strike had lasted eight days and stranded about 9,000 travellers on both sides of the strait. Lorries waited in a queue of eleven kilometres.
“We asked for sleep, not for money, and in the end that is what we got,” said Dermot Quaid, who spoke for the crews.
Under the deal no sailor may work more than two nights in a row. The lines will hire 70 people before the summer.
The owners put their loss at four million pounds. Their director, Philippa Marsh, said fares would not rise this year.
But the smallest of the lines has not signed, and its two ships stay in port until Thursday.`,
  },
  {
    slug: 'old-lighthouse-sold',
    minutesAgo: 2200,
    title: 'Lighthouse that guided the grain fleet is sold to its keeper',
    text: `The lighthouse at Corran Point, dark since 1998, was sold on Saturday to the woman whose father was its last keeper.
Moira Tennent paid 81,000 pounds, a little over the guide price. Three bidders had wanted to turn the tower into a hotel.
“I learned to count by its flashes,” she said after the auction. “I would like my grandchildren to do the same.”
The lamp was removed and stands in a museum. Tennent means to ask for it back, and the museum said it would listen.
Ships bound for the granaries upriver used the light for more than a century. The channel has since silted up.
However, the tower needs a new stair before anybody can climb it, and surveyors put the cost at twice the price.`,
  },
];
