/** The languages whose press Newsdesk reads in depth: quotes, sentences, endings. Others are matched and shown, with less care. */
export const LANGUAGES = ['en', 'uk', 'ru', 'pl', 'de', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a language is named by wherever people name one: two or three small letters. */
export function isLanguageCode(text: string): boolean {
  return /^[a-z]{2,3}$/.test(text);
}

/** The primary subtag of a language tag in lower case: `pt-BR` gives `pt`. */
export function primaryLanguage(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
