import { platformOf } from '../core/watch/destination.ts';
import type { CheckLine } from '../ports/chat.ts';
import { checkFeeds } from './check-feeds.ts';
import { readQuery } from './read-query.ts';
import { compileConceptsOf } from './rules.ts';
import type { House } from './use-cases.ts';

/** Everything that can be wrong with an installation, a line each with what to do; slow ones (feeds) last. */
export async function* checkHouse(house: House): AsyncGenerator<CheckLine> {
  const well = (subject: string, text: string): CheckLine => ({
    subject,
    isWell: true,
    text,
    hint: undefined,
  });
  const { length } = house.remarks;
  yield well('configuration', length === 0 ? 'read' : `read; ${length} remarks follow`);
  for (const remark of house.remarks) yield well('remark', remark);
  yield well('store', `${await house.store.countItems()} items`);
  yield* checkWatches(house);
  yield* checkDestinations(house);
  yield* checkFeeds(house);
}

async function* checkWatches({ store }: House): AsyncGenerator<CheckLine> {
  const concepts = compileConceptsOf(await store.listConcepts());
  for (const watch of await store.listWatches()) {
    const subject = `watch ${watch.name}`;
    try {
      const { warnings } = readQuery(watch.query, concepts);
      const text = [watch.isPaused ? 'paused' : 'on', ...warnings].join('; ');
      yield { subject, isWell: true, text, hint: undefined };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      yield { subject, isWell: false, text, hint: `newsdesk watch edit ${watch.name} --query …` };
    }
  }
}

async function* checkDestinations({
  store,
  platforms,
  settings,
}: House): AsyncGenerator<CheckLine> {
  const named = (await store.listWatches()).flatMap(({ destinations }) => destinations);
  const destinations = [...new Set([...named, ...settings.notices])];
  for (const platform of platforms.values()) {
    yield* await platform.check(
      destinations.filter((one) => platformOf(one) === platform.platform),
    );
  }
  for (const destination of destinations) {
    if (platforms.has(platformOf(destination))) continue;
    const isSlack = platformOf(destination) === 'slack';
    yield {
      subject: destination,
      isWell: false,
      text: 'its platform is not set up, so its alerts wait',
      hint: isSlack ? 'Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.' : 'Set DISCORD_TOKEN.',
    };
  }
}
