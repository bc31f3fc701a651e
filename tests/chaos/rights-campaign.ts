import { walkRights } from '../app/conversation/rights-walk.ts';
import { PEOPLE } from '../app/conversation/rights-world.ts';
import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  mustBeZero,
  told,
} from './campaign.ts';

/** Rounds beyond the first ask in an order drawn from the seed: what one request leaves behind must open nothing to the next. */
const ROUNDS = { short: 1, long: 50 } as const;

/** Who may see and change what: everybody tries everything. */
export const campaign: Campaign = {
  about:
    'strangers, members, desks and admins of three workspaces type, press and send everything: none sees or changes what is another’s',
  stores: [],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const { form, random } = context;
  const wrongs: string[] = [];
  let requests = 0;
  let rounds = 0;
  for (; rounds < ROUNDS[form] && !context.isOver(); rounds++) {
    for (const person of PEOPLE) {
      const isFirst = rounds === 0;
      const walk = await walkRights(person, isFirst ? undefined : (all) => shuffle(random, all));
      requests += walk.requests;
      wrongs.push(...walk.wrongs.map((wrong) => `${person.name}: ${wrong}`));
    }
    context.progress(`${rounds + 1} of ${ROUNDS[form]} rounds · ${requests} requests`);
  }
  return {
    findings: [
      told('rounds', rounds),
      told('people', PEOPLE.length),
      told('requests', requests),
      mustBeZero('seen or changed against rights', wrongs.length),
    ],
    details: wrongs,
  };
}

function shuffle<Element>(random: () => number, all: readonly Element[]): readonly Element[] {
  return all
    .map((element) => ({ element, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ element }) => element);
}
