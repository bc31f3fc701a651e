import type { ConsoleDesk } from '../../ports/console.ts';
import { createArchiveDesk } from './archive-desk.ts';
import { createDeliveryDesk } from './delivery-desk.ts';
import { createFeedDesk, type FeedDeskDeps } from './feed-desk.ts';
import { readOverview } from './overview.ts';
import { type PreviewItemDeps, previewItem } from './preview-item.ts';
import { createSignInDesk } from './sign-in.ts';
import { createWatchDesk } from './watch-desk.ts';

/** What the console needs of the house. */
export interface DeskDeps extends FeedDeskDeps, PreviewItemDeps {
  readonly defaults: { readonly ageMaxMs: number };
}

/** All that the console's pages may ask and do. */
export function createDesk(deps: DeskDeps): ConsoleDesk {
  const { store } = deps;
  return {
    ...createSignInDesk(deps),
    ...createWatchDesk({
      ...deps,
      previewItem: (itemId, watch) => previewItem(deps, itemId, watch),
    }),
    ...createArchiveDesk(store),
    ...createFeedDesk(deps),
    ...createDeliveryDesk(deps),
    overview: (viewer) => readOverview(deps, viewer),
    newsMark: () => store.newsMark(),
  };
}
