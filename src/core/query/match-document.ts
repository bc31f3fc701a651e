/** What a query is tried on: an item's fields as plain text, empty where it has none. `lang` is a language tag. */
export interface MatchDocument {
  readonly title: string;
  readonly body: string;
  readonly source: string;
  readonly author: string;
  readonly lang: string;
}
