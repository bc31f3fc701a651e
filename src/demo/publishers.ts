import type { DemoPublisher } from './article.ts';
import { HARBOUR_WIRE } from './articles/harbour-wire.ts';
import { KURIER_NADBRZEZNY } from './articles/kurier-nadbrzezny.ts';
import { LE_FANAL } from './articles/le-fanal.ts';
import { LIGHTHOUSE_DAILY } from './articles/lighthouse-daily.ts';
import { MERIDIAN_POST } from './articles/meridian-post.ts';
import { NEVSKAYA_SVODKA } from './articles/nevskaya-svodka.ts';
import { NORDMOLE } from './articles/nordmole.ts';
import { VISNYK_PODOLU } from './articles/visnyk-podolu.ts';

/** The sample publishers. Several report the same events, also across languages; one reprints the agency's text. */
export const PUBLISHERS: readonly DemoPublisher[] = [
  {
    slug: 'harbour-wire',
    name: 'Harbour Wire',
    lang: 'en',
    format: 'rss',
    charset: 'utf-8',
    isWhole: false,
    articles: HARBOUR_WIRE,
  },
  {
    slug: 'meridian-post',
    name: 'The Meridian Post',
    lang: 'en',
    format: 'atom',
    charset: 'utf-8',
    isWhole: false,
    articles: MERIDIAN_POST,
  },
  {
    slug: 'lighthouse-daily',
    name: 'The Lighthouse Daily',
    lang: 'en',
    format: 'rss',
    charset: 'utf-8',
    isWhole: true,
    articles: LIGHTHOUSE_DAILY,
  },
  {
    slug: 'visnyk-podolu',
    name: 'Вісник Подолу',
    lang: 'uk',
    format: 'rss',
    charset: 'utf-8',
    isWhole: false,
    articles: VISNYK_PODOLU,
  },
  {
    slug: 'nevskaya-svodka',
    name: 'Невская сводка',
    lang: 'ru',
    format: 'rss',
    charset: 'windows-1251',
    isWhole: false,
    label: 'in exile',
    articles: NEVSKAYA_SVODKA,
  },
  {
    slug: 'kurier-nadbrzezny',
    name: 'Kurier Nadbrzeżny',
    lang: 'pl',
    format: 'rdf',
    charset: 'utf-8',
    isWhole: false,
    articles: KURIER_NADBRZEZNY,
  },
  {
    slug: 'nordmole',
    name: 'Nordmole',
    lang: 'de',
    format: 'json',
    charset: 'utf-8',
    isWhole: true,
    articles: NORDMOLE,
  },
  {
    slug: 'le-fanal',
    name: 'Le Fanal',
    lang: 'fr',
    format: 'atom',
    charset: 'utf-8',
    isWhole: true,
    articles: LE_FANAL,
  },
];
