/** Where somebody posts, in any case, in Russian and Ukrainian. */
export const PAGE =
  /^(?:аккаунт|акаунт|телеграм|телеграмм|telegram|фейсбу[кц]|facebook|твит(?:т?ер)?|твіт(?:т?ер)?|инстаграм|інстаграм|соцсет|соцмереж|канал|\p{L}+-канал|страниц|страничк|сторін[кц]|блог|видеоблог|микроблог|профил|профіл|пост|допис|видеообращени|відеозвернен|колонк|завещани|заповіт|мемуар|интервью|інтерв[’']ю|расписк|автобиограф|автобіограф)\p{L}{0,3}$/u;
/** Where a body gives news out. */
const OUTLET = /^(?:сайт|портал|twitter|x$|вайбер|viber|мережах$|сетях$)\p{L}{0,2}$/u;

/** Whether a word is a page, account or site on which words are published. */
export function isPage(lower: string): boolean {
  return PAGE.test(lower) || OUTLET.test(lower);
}
