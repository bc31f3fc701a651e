import { compileConceptsOf, compileRules } from '../app/rules.ts';
import type { Doors, House, PreviewHouse } from '../app/use-cases.ts';
import type { Watch } from '../core/watch/watch.ts';
import { openHouse } from './house.ts';
import { hasStore, type Plan } from './plan.ts';
import { renderPayload } from './render-payload.ts';
import { makeTools, type Tools } from './tools.ts';

/** The doors of a plan: what they open is made once, when it is first needed. */
export function makeDoors(plan: Plan): Doors {
  const closers: (() => Promise<void>)[] = [];
  let house: Promise<House> | undefined;
  let previewHouse: Promise<PreviewHouse> | undefined;
  const tools = makeTools(plan, closers);
  return {
    open: (role) => (house ??= openHouse(plan, { role, tools, closers })),
    openPreview() {
      previewHouse ??= hasStore(plan)
        ? this.open('visitor').then((opened) => ({
            ...opened,
            rules: () => opened.rules.current(),
            renderPayload,
          }))
        : Promise.resolve(previewWithoutStore(plan, tools));
      return previewHouse;
    },
    async close() {
      for (const close of closers.toReversed()) await close();
    },
  };
}

function previewWithoutStore({ config }: Plan, tools: Tools): PreviewHouse {
  const watches = config.watches.map(
    (options, index): Watch => ({
      ...options,
      id: `file-${index}`,
      workspace: 'local',
      version: 1,
      isPaused: false,
    }),
  );
  const concepts = compileConceptsOf(config.concepts);
  const rules = compileRules(watches, { concepts, log: tools.log, clock: tools.clock });
  return { ...tools, rules: () => Promise.resolve(rules), renderPayload };
}
