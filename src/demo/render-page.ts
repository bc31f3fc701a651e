import type { DemoArticle, DemoPublisher } from './article.ts';
import { currentText, escapeMarkup } from './render-feed.ts';

/** Words around an article that are none of it, as sites have them. */
const FURNITURE: Readonly<
  Record<string, { readonly home: string; readonly more: string; readonly letter: string }>
> = {
  en: { home: 'Home', more: 'Read also', letter: 'Subscribe to our newsletter' },
  uk: { home: 'Головна', more: 'Читайте також', letter: 'Підпишіться на розсилку' },
  ru: { home: 'Главная', more: 'Читайте также', letter: 'Подпишитесь на рассылку' },
  pl: { home: 'Strona główna', more: 'Czytaj także', letter: 'Zapisz się na newsletter' },
  de: { home: 'Startseite', more: 'Lesen Sie auch', letter: 'Newsletter bestellen' },
  fr: { home: 'Accueil', more: 'À lire aussi', letter: 'Abonnez-vous à notre lettre' },
};

/** The page of an article, with what a real one has around it: navigation, a teaser amid the text, a letter box. */
export function renderPage(input: {
  readonly publisher: DemoPublisher;
  readonly article: DemoArticle;
  readonly publishedAtMs: number;
  readonly isLater: boolean;
}): string {
  const { publisher, article, publishedAtMs, isLater } = input;
  const { title, text } = currentText(article, isLater);
  const words = FURNITURE[publisher.lang] ?? { home: '', more: '', letter: '' };
  const other = publisher.articles.find(({ slug }) => slug !== article.slug);
  const paragraphs = text.split('\n').map((paragraph) => `      <p>${escapeMarkup(paragraph)}</p>`);
  const teaser = `      <aside class="related"><strong>${words.more}:</strong> <a href="/${publisher.slug}/${other?.slug ?? ''}">${escapeMarkup(other?.title ?? '')}</a></aside>`;
  return `<!DOCTYPE html>
<html lang="${publisher.lang}">
<head>
  <meta charset="${publisher.charset}">
  <title>${escapeMarkup(title)} | ${escapeMarkup(publisher.name)}</title>
  <link rel="alternate" title="${escapeMarkup(publisher.name)}" href="/${publisher.slug}/feed">
  <meta property="article:published_time" content="${new Date(publishedAtMs).toISOString()}">
</head>
<body>
  <header><nav><a href="/">${words.home}</a></nav></header>
  <main>
    <article>
      <h1>${escapeMarkup(title)}</h1>
      <p class="byline">${escapeMarkup(article.author ?? publisher.name)}</p>
${[...paragraphs.slice(0, 2), teaser, ...paragraphs.slice(2)].join('\n')}
    </article>
    <form class="newsletter"><label>${words.letter} <input type="email"></label></form>
  </main>
  <footer>Sample page of the Newsdesk demo: invented.</footer>
</body>
</html>
`;
}
