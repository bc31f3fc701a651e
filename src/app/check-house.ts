import { platformOf } from '../core/watch/destination.ts';
import type { CheckLine } from '../ports/chat.ts';
import { describeFetch } from './describe-fetch.ts';
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
  yield well('configuration', `read; ${house.remarks.length} remarks`);
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

async function* checkFeeds({ store, fetch, settings }: House): AsyncGenerator<CheckLine> {
  const feeds = await store.listFeeds();
  const answers = feeds.map(async (feed): Promise<CheckLine> => {
    const secret = feed.auth === undefined ? undefined : settings.feedSecrets[feed.auth.from];
    const headers =
      feed.auth === undefined || secret === undefined
        ? {}
        : { headers: { [feed.auth.header]: secret } };
    const answer = await fetch({ url: feed.url, purpose: 'feed', ...headers });
    const isWell = answer.kind === 'fresh' || answer.kind === 'not-modified';
    return {
      subject: `feed ${feed.publisher}`,
      isWell,
      text: isWell ? feed.url : `${feed.url} ${describeFetch(answer)}`,
      hint: isWell
        ? undefined
        : 'Look at it in a browser; remove it with newsdesk feeds remove, or give its new address.',
    };
  });
  // Asked all at once (the fetch keeps its manners), answered in order.
  for (const answer of answers) yield await answer;
}
