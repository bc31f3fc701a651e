import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** Where something else stands nearer the quote than who said it. */
test.each<[string, string, string]>([
  [
    'en',
    '“We will not leave this quay tonight,” according to a text message sent by the skipper, Oskar Prine.',
    'Oskar Prine',
  ],
  [
    'en',
    'Della Thornquist would not comment. Her lawyer did: “My client has nothing to add to that,” said Ansel Rook.',
    'Ansel Rook',
  ],
  [
    'en',
    'Tevita Faleolo, who dived every morning, could tell them apart. “Nobody lent to Number Nine again,” he says.',
    'Tevita Faleolo',
  ],
  [
    'ru',
    'Остап Принёв предупреждал. Его сестра Марта не удивилась. «Он всегда так говорил и не ошибался», — сказала она.',
    'Марта',
  ],
  [
    'ru',
    'Сосед, 34-летний Вадим Кочергин, вину не признаёт. «Прямо в клюве принёс, я и взял», — уверяет он.',
    'Вадим Кочергин',
  ],
  [
    'ru',
    'Переговоры вела спецпосланник ООН Хелена Линдквист. «Мы начинали с карты без берегов», — сказала она.',
    'Хелена Линдквист',
  ],
  [
    'ru',
    'На берегу узнали по радио. «Рыба про границу не слышала», — пожал плечами рыбак Сабит.',
    'Сабит',
  ],
  [
    'uk',
    'Міністр Ігор Бас мовчав. В «Укрмережі» оцінки стриманіші. «Резерву вистачить на зиму», – повідомили в компанії.',
    'Укрмережа',
  ],
  [
    'uk',
    'Міністр Ігор Бас мовчав. «Резерву вистачить на зиму», – повідомили в Нафтогазі.',
    'Нафтогаз',
  ],
  [
    'pl',
    'Jedna pani czekała. Pani, Stanisława Rapacz, siedzi w sali. – Kapitan obiecał, że wróci – mówi.',
    'Stanisława Rapacz',
  ],
  [
    'de',
    'Oberbürgermeisterin Sabine Trautwein liegt vorn. Die Politologin Lale Korkmaz winkt ab. „Ich schlafe heute aus“, sagte die Amtsinhaberin.',
    'Sabine Trautwein',
  ],
  [
    'fr',
    'Contacté, le procureur, Fabrice Lestang, rappelle les faits. « Le voleur peut dormir tranquille », indique-t-il.',
    'Fabrice Lestang',
  ],
  [
    'uk',
    'Господарський суд скасував договір. Рішення оголосили вчора. У Мінкультури задоволені. «Це прецедент для інших справ», – наголосили в міністерстві.',
    'Мінкультури',
  ],
  [
    'uk',
    'Рікардо Фонсека, співавтор дослідження, порівнює це з утомою. – Бджола ніколи їх не рахує, – каже португалець.',
    'Рікардо Фонсека',
  ],
  [
    'pl',
    'Minister Jan Wilczak milczał. Słuchał z galerii rolnik z Podlasia Zenon Kupiec. „Krokiem mierzę i do tej pory się zgadzało” – powiedział.',
    'Zenon Kupiec',
  ],
  [
    'ru',
    'Компания «Волжские линзы» открыла линию. Доволен лётчик Олег Батурин. «Переговоры ведутся с тремя фирмами», — говорится в сообщении «Волжских линз».',
    'Волжские линзы',
  ],
  [
    'ru',
    'В Союзе оптиков новость встретили сдержанно. «Подождём результатов сертификации», — прокомментировали там.',
    'Союз оптиков',
  ],
  [
    'fr',
    "Le maire Paul Etcher parle. Météo-France maintient sa vigilance. « Le vent va tourner ce soir », précise l'établissement.",
    'Météo-France',
  ],
  [
    'fr',
    '18h05 – « On a 640 hommes sur le terrain », explique le lieutenant-colonel Yoann Ferrer, porte-parole.',
    'Yoann Ferrer',
  ],
  [
    'pl',
    'Wykonawcą był Mostostal Zalesice. W Urzędzie Wojewódzkim zapowiadają więcej. „W przyszłym roku sfinansujemy oświetlenie” – czytamy na stronie urzędu.',
    'Urząd Wojewódzki',
  ],
  [
    'de',
    'Edda Kirchhoff war nicht dabei. Zufrieden ist Smilla Kreutz, die dort kocht. „Es hat im Glas geknistert“, gesteht sie.',
    'Smilla Kreutz',
  ],
  [
    'ru',
    'Лев Арбатский принёс в суд форму. В Роспатенте уклонились от оценок. «Экспертиза займёт три месяца», — ответили в ведомстве.',
    'Роспатент',
  ],
])('%s: %s', (lang, text, name) => {
  expect(findQuotes(text, { lang, title: '' })[0]?.speaker?.name).toBe(name);
});

test('whom the speaker faces is not the speaker', () => {
  const text =
    '« Nous ne quitterons pas le quai avant demain », a prévenu la maire face à Oscar Prigent. Della Thornquist dirige la ville.';
  expect(findQuotes(text, { lang: 'fr', title: '' })[0]?.speaker?.kind).toBe('anonymous');
});

test('whoever asks in an interview is not the one who is asked', () => {
  const text =
    'Хірург Олег Ставничий оперує давно.\n\n– Ви пам’ятаєте першу операцію?\n\n– Пам’ятаю, що тремтіли коліна, а руки – ні.';
  const [question, answer] = findQuotes(text, { lang: 'uk', title: '' });
  expect(question?.speaker).toBeUndefined();
  expect(answer?.speaker?.name).toBe('Олег Ставничий');
});

test('a source without a name is spoken of next', () => {
  const text =
    'Міністр Артем Галаган мовчав. За словами співрозмовника в делегації, сперечалися до ранку. «Рибу з’їли ще до першого пункту», – пригадав він.';
  expect(findQuotes(text, { lang: 'uk', title: '' })[0]?.speaker?.kind).not.toBe('person');
});

test('a team in marks that does something says nothing', () => {
  expect(findQuotes('«Северяне» победили 1:0 и вышли в финал.', { lang: 'ru', title: '' })).toEqual(
    [],
  );
});
