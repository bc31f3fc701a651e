/** A sample article. Everything in it is invented, but for the public statements in the story of the phone call. */
export interface DemoArticle {
  /** The last part of its address. */
  readonly slug: string;
  /** How long before the start of the server it came out. */
  readonly minutesAgo: number;
  readonly title: string;
  readonly author?: string;
  /** One paragraph a line. */
  readonly text: string;
  /** What stands there from the second request of the feed on: a correction. */
  readonly corrected?: { readonly title: string; readonly text: string };
  /** From the second request on the feed gives it another guid, as some systems do after each edit. */
  readonly changesGuid?: boolean;
  /** The feed gives its day without a time. */
  readonly hasDayOnly?: boolean;
}

/** A sample publisher with its one feed. */
export interface DemoPublisher {
  readonly slug: string;
  readonly name: string;
  readonly lang: string;
  readonly format: 'rss' | 'rdf' | 'atom' | 'json';
  /** `windows-1251` is declared in the XML alone, as many old systems do. */
  readonly charset: 'utf-8' | 'windows-1251';
  /** The feed carries whole articles; otherwise their first paragraph, and the rest stands on the page. */
  readonly isWhole: boolean;
  readonly label?: string;
  readonly articles: readonly DemoArticle[];
}
