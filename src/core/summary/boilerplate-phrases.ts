import type { PhrasesByLanguage } from './phrases.ts';

/** Links to other articles: "Read also: …". Each list is how such a line begins. */
export const LINK_PHRASES: PhrasesByLanguage = {
  en: `
    read also | also read | see also | read more | read next | more on this | related: |
    related stories | related articles | more: | watch: | listen: | in pictures | explainer: |
    analysis: | opinion: | here is our full report | click here | you can read | for more |
    recommended | most read | go deeper | dig deeper | read our | read the full |
    here is what we know | here's what we know`,
  uk: `
    читайте також | читати також | читайте: | дивіться також | див. також | читайте ще |
    за темою | матеріали за темою | ще за темою | докладніше | детальніше: | більше про |
    слухайте також | вас може зацікавити | рекомендуємо | головні новини | більше новин |
    актуальні новини | дивіться: | відео дня | популярне | головне за день |
    зібрали реакції | зібрали коментарі | зібрали головне | зібрали найважливіше`,
  ru: `
    читайте также | читать также | читайте: | смотрите также | см. также | по теме |
    материалы по теме | подробнее: | подробности | вам может быть интересно | рекомендуем |
    главные новости | больше новостей | самое важное | смотрите: | слушайте | ещё по теме |
    популярное | читайте подробнее | еще по теме | главное за день |
    собрали реакции | собрали комментарии | собрали главное | собрали самое важное`,
  pl: `
    czytaj także | czytaj też | czytaj również | czytaj więcej | zobacz także | zobacz też |
    zobacz również | przeczytaj także | przeczytaj też | przeczytaj: | przeczytaj również |
    sprawdź też | polecamy | więcej: | więcej na ten temat | dowiedz się więcej | zobacz: |
    czytaj: | oglądaj | posłuchaj | najnowsze informacje | najczęściej czytane |
    zebraliśmy pierwsze | zebraliśmy komentarze | zebraliśmy reakcje | zebraliśmy najważniejsze`,
  de: `
    lesen sie auch | lesen sie mehr | lesen sie hier | lesen sie dazu | lesen sie außerdem |
    mehr zum thema | mehr dazu | mehr zu | siehe auch | auch interessant | weiterlesen |
    passend dazu | hintergrund: | zum thema | das könnte sie auch interessieren | sehen sie |
    hören sie | im video | alle entwicklungen | meistgelesen | weitere informationen |
    die ereignisse vom | die ereignisse des | der tag zum nachlesen`,
  fr: `
    lire aussi | à lire aussi | à lire également | lire également | à lire | lire la suite |
    à voir aussi | voir aussi | à écouter | sur le même sujet | pour aller plus loin |
    notre dossier | nos articles | plus d'informations | en savoir plus | à découvrir |
    retrouvez | regardez | écoutez | les plus lus | d'autres articles | tour d'horizon |
    nous avons recueilli`,
};

/** Lines that ask for something: to subscribe, follow, donate, share, or that open and close a live page. */
export const SUBSCRIBE_PHRASES: PhrasesByLanguage = {
  en: `
    subscribe | sign up | follow us | follow our | follow @ | join us | join our | donate |
    get our | get the | support us | support our | share this | share on | download our |
    welcome to our | good morning and welcome | good afternoon and welcome | contact us |
    good evening and welcome | that's all from us | that is all from | that's it for |
    we are closing | we're closing | this live | thank you for reading | thanks for reading |
    thanks for following | you can follow | if you like | like us on | have a tip | to receive |
    our newsletter | your support | become a | help us | got a story | this blog | the live blog |
    hello and welcome | do you have | have you been affected |
    hi, this is | hi, i'm | if you value | if you enjoy | please consider`,
  uk: `
    підпис* | приєднуйтес* | приєднуйтеся | стежте за | слідкуйте | долучайтес* | підтрим |
    підтримайте | підтримати | станьте | ставайте | наш telegram | наші канали | поділит* |
    поширити | поділитися | дякуємо | отримуйте | надсилайте | якщо ви помітили | помітили |
    виділіть її | завантажуйте | хочете | усі новини | всі новини | стежити за | тепер ви |
    оперативні новини | швидкі новини | не пропустіть | ми в telegram | ми у`,
  ru: `
    подпис* | присоединяйтес* | следите за | поддержите | поддержать | станьте | вступайте |
    наш telegram | наши каналы | поделит* | спасибо | получайте | присылайте | нашли ошибку |
    если вы заметили | заметили | выделите | скачайте | скачивайте | хотите | все новости |
    больше новостей | оперативные новости | не пропустите | мы в telegram | мы в | читайте нас`,
  pl: `
    subskrybuj | zapisz się | zapisz | śledź nas | śledź | dołącz | obserwuj | wesprzyj |
    udostępnij | podziel się | bądź na bieżąco | pobierz | zamów | otrzymuj | polub nas |
    dziękujemy | masz temat | napisz do nas | jesteśmy na | wyślij | zaprenumeruj | nie przegap |
    witamy w | to wszystko na dziś | kończymy`,
  de: `
    abonnieren | folgen sie | melden sie sich | jetzt anmelden | registrieren | teilen |
    unterstützen sie | laden sie | bleiben sie | erhalten sie | hier können sie | newsletter |
    unser newsletter | diskutieren sie | haben sie | schreiben sie uns | vielen dank |
    wir beenden | damit beenden | willkommen | guten morgen | jetzt abonnieren | testen sie |
    kostenlos | verpassen sie`,
  fr: `
    abonnez | s'abonner | inscrivez | s'inscrire | suivez | rejoignez | partagez | partager |
    soutenez | recevez | téléchargez | merci de | ne manquez | ce direct | ce live | newsletter |
    faites un don | bienvenue | bonjour et bienvenue | nous fermons | contactez | une erreur |
    vous pouvez suivre | pour recevoir | découvrez | réagissez | donnez votre avis`,
};

/** Looking back: "Recall that …", "Як повідомлялося …", "Ранее сообщалось …". True, but not today's news. */
export const RECALL_PHRASES: PhrasesByLanguage = {
  en: `
    recall | as a reminder | we remind | we will remind | we recall | it will be recalled |
    it should be recalled | it is worth recalling | it is worth reminding | let us recall |
    let us remind | let's recall | as reported | as previously reported | as earlier reported |
    previously reported | earlier reported | it was previously reported |
    it was reported earlier | earlier, it was reported | previously, it was | to recall |
    to remind | reminder | will recall | background: | for reference | as a refresher |
    earlier it was reported | will remind | it was reported that | as it was reported |
    as we reported | as we wrote | we previously | as is known | as you know |
    it may be recalled | it bears recalling`,
  uk: `
    нагада* | як нагада* | варто нагадати | слід нагадати | як повідомля* | як раніше |
    раніше повідомля* | раніше стало | раніше було | раніше ми | раніше у | як відомо | як писа* |
    як інформува* | як стало відомо раніше | передісторія | довідка | довідково | повідомлялося |
    ми повідомляли | ми писали | контекст | що було раніше | доповнення | що передувало |
    як зазнача* | раніше`,
  ru: `
    напом* | стоит напомнить | следует напомнить | как сообща* | как ранее | как известно |
    ранее сообща* | ранее стало | ранее было | ранее мы | ранее в | ранее | как писа* |
    как информирова* | предыстория | справка | справочно | сообщалось | мы сообщали | мы писали |
    контекст | что было раньше | что предшествовало | до этого сообща*`,
  pl: `
    przypomnijmy | przypomnij* | przypominamy | warto przypomnieć | należy przypomnieć |
    jak informowa* | jak pisa* | jak podawa* | wcześniej informowa* | wcześniej |
    dla przypomnienia | jak wiadomo | kontekst | tło | informowaliśmy | pisaliśmy |
    jak wcześniej | jak już pisa* | jak już informowa*`,
  de: `
    zur erinnerung | erinnern sie sich | wie berichtet | wie bereits berichtet | hintergrund: |
    zum hintergrund | wir berichteten | wie wir berichteten | bereits zuvor berichtete |
    vorgeschichte | was bisher geschah | rückblick | wie gemeldet | wie bereits gemeldet`,
  fr: `
    pour rappel | rappel | rappelons | pour mémoire | on se souvient | on s'en souvient |
    comme annoncé | comme nous | comme l'avait | contexte | nous rapportions | nous écrivions |
    souvenez-vous | il faut rappeler | il convient de rappeler | à titre de rappel`,
};

/** Credits, bylines, notes of the desk: who took the picture, who wrote, when the page was changed. */
export const CREDIT_PHRASES: PhrasesByLanguage = {
  en: `
    photo: | photos: | photo by | photograph: | photo credit | photo courtesy | image: | images: |
    image credit | image source | picture: | pictures: | credit: | video: | illustration: |
    illustrative | file photo | file picture | graphic: | source: | sources: | author: |
    authors: | editor: | reporting by | additional reporting | editing by | written by |
    translated by | compiled by | this article was | this story was | updated: |
    this article has been | this story has been | this article is | this story is | last updated |
    updated at | updated on | published: | published on | correction: | editor's note | tags: |
    tags | topics: | topic: | copyright | all rights reserved | with reporting | with files from |
    with agencies | with information | advertisement | sponsored | caption: | the views |
    disclaimer | article continues | story continues | scroll | by-line | byline | photo - |
    photo – | photo — | screenshot |
    this report by | this story by | this report was first | this story was first |
    the conversation has been | the interview has been | this conversation has been |
    this interview has been | this interview was`,
  uk: `
    фото | фотографія: | світлина: | зображення: | ілюстра* | відео: | джерело: | джерела: |
    автор: | автори: | авторка: | редактор: | редакторка: | оновлено | опубліковано | теги |
    тег: | мітки | за матеріалами | за інформацією: | переклад: | текст: | скріншот | реклама |
    матеріал оновлено | матеріал підготов* | новину доповнено | оновлюється | усі права |
    графіка: | колаж | передрук | при цитуванні | доповнено |
    інтерв'ю запис* | інтерв'ю скороч* | розмову запис* | розмова запис*`,
  ru: `
    фото | фотография: | снимок: | изображение: | иллюстра* | видео: | источник: | источники: |
    автор: | авторы: | редактор: | обновлено | опубликовано | теги | тег: | метки |
    по материалам | по информации: | перевод: | текст: | скриншот | реклама | материал обновл* |
    материал подготов* | новость дополн* | обновляется | все права | графика: | коллаж |
    перепечатка | при цитировании | дополнено |
    интервью запис* | интервью сокращ* | разговор запис* | беседа запис* | беседу запис*`,
  pl: `
    fot. | foto: | foto. | zdjęci* | fotografia: | źródło: | źródła: | autor: | autorzy: |
    autorka: | redakcja: | opracował* | oprac. | aktualizacja | zaktualizowano | opublikowano |
    tagi | tag: | tłumaczenie: | tekst: | wideo: | grafika: | reklama | materiał sponsorowany |
    wszelkie prawa | ilustracja | na zdjęciu | artykuł zaktualizowano | data publikacji |
    rozmowa została | wywiad został | wywiad autoryzow*`,
  de: `
    foto: | fotos: | foto | bild: | bilder: | bildquelle | quelle: | quellen: | autor: |
    autorin: | redaktion: | aktualisiert | stand: | veröffentlicht | schlagwörter | tags |
    themen: | übersetzung: | text: | video: | grafik: | mit material | alle rechte | archivbild |
    archivfoto | symbolbild | symbolfoto | dieser artikel wurde | dieser text | dieser beitrag |
    hinweis: | transparenzhinweis | korrektur | von unserem |
    das gespräch führte* | das interview führte* | das gespräch wurde | das interview wurde`,
  fr: `
    photo : | photo: | photos : | photos: | photo | crédit | crédits | image : | image: |
    illustration | source : | source: | sources : | auteur : | rédaction | mis à jour |
    mise à jour | publié le | publié à | article publié | cet article a | cet article est |
    traduction | texte : | vidéo : | vidéo: | infographie | publicité | tags | mots-clés |
    avec des informations | avec afp | avec l'afp | avec reuters | avec agences | tous droits |
    propos recueillis | légende | capture d'écran | avec nos |
    il vous reste | la suite est réservée | l'entretien a été | cet entretien a été`,
};

/** Where a paper has it from, and nothing else: "Про це повідомляє Reuters." What officials said stands in the past. */
export const SOURCE_PHRASES: PhrasesByLanguage = {
  en: `this was reported by | this is reported by | it is reported by | this was first reported`,
  uk: `
    про це повідомляє | про це пише | про це передає | про це інформує | про це пишуть |
    про це повідомляють | про це з посиланням | про це із посиланням`,
  ru: `
    об этом сообщает | об этом пишет | об этом передает | об этом передаёт | об этом информирует |
    об этом сообщают | об этом пишут | об этом со ссылкой`,
  pl: `o tym informuje | o sprawie informuje | o tym pisze | o sprawie pisze | informację podał`,
  de: `darüber berichtet* | das berichtet* | dies berichtet* | das meldet* | zuerst berichtet*`,
  fr: `c'est ce que rapporte* | c'est ce que révèle* | une information révélée par`,
};

/** The heading of a block that tells the article in points; the lines below it up to the first whole sentence belong to it. */
export const HEADING_PHRASES: PhrasesByLanguage = {
  en: `
    summary | key points | key takeaways | at a glance | what we know | in brief | highlights |
    the key | main points | top lines | quick read | tl;dr`,
  uk: `головне | коротко | стисло | ключове | основне | що відомо | у двох словах | тези`,
  ru: `главное | коротко | кратко | основное | что известно | в двух словах | тезисы`,
  pl: `w skrócie | najważniejsze | skrót | streszczenie | co wiemy | podsumowanie`,
  de: `
    das wichtigste | in kürze | auf einen blick | zusammenfassung | kurz gefasst |
    was wir wissen | kurzfassung | kurz & knapp`,
  fr: `
    l'essentiel | en bref | en résumé | résumé | les points clés | ce que | à retenir |
    points clés | en résume`,
};
