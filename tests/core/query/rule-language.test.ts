import { describe, expect, test } from 'vitest';
import { compileConcepts } from '../../../src/core/query/compile-concepts.ts';
import { compileQuery } from '../../../src/core/query/compile-query.ts';
import { explainMatch } from '../../../src/core/query/explain-match.ts';
import { formatQuery } from '../../../src/core/query/format-query.ts';
import { createMatcher } from '../../../src/core/query/matcher.ts';
import type { MatchDocument } from '../../../src/core/query/query.ts';

/**
 * The contract of the rule language (docs/queries.md) sentence by sentence, with the awkward cases of each. A line is
 * `+` (matches) or `-` (does not), then the query, then the item's body; other fields as `title=`, `lang=` and so on.
 */
const SENTENCES: Readonly<Record<string, string>> = {
  'a space is AND; operators are capitals; - touches what follows': `
    + alpha beta | beta, then alpha
    - alpha beta | alpha
    + alpha OR beta gamma | alpha
    - (alpha OR beta) gamma | alpha
    + alpha NOT beta OR gamma | beta gamma
    - alpha AND NOT (beta OR gamma) | alpha gamma
    - alpha -beta -gamma | alpha gamma
    + alpha -"beta gamma" | alpha, beta and gamma
    + alpha -(beta gamma) | alpha beta
    - alpha NOT NOT beta | alpha
    + NOT alpha beta | beta`,
  'a phrase is these words, in this order, exactly these forms': `
    + "article 5" | under Article 5
    - "article 5" | article no. 5
    - "article 5" | 5 article
    - "article 5" | articles 5
    + «стаття п’ята» | Стаття п'ята
    + "alpha beta" | alpha 😀 (beta)
    - "alpha beta" | title=alpha | beta
    + "wash* summit" | the Washington summit
    - "wash* summit" | Washington summits
    + ~"wash* summit" | Washington summits`,
  'a rule word that breaks into several tokens is a phrase of them': `
    + F-16 | an F 16
    + F-16 | an F‑16
    - F-16 | an F16
    - F-16 | 16 F
    + U.S. | the u/s line
    + 5.30 | at 5:30
    + NATO-Ukraine | NATO, Ukraine
    - NATO-Ukraine | Ukraine-NATO
    + C++ | in C
    + 24/7 | 24-7
    - G7 | G-7`,
  'what a word is in other scripts': `
    + 北约 | 北约 峰会
    - 北约 | 北约峰会
    + 北约峰* | 北约峰会
    + ειρήνη | Ειρήνη
    + #ukraine | Ukraine!
    + 100% | 100 %`,
  'normal forms; soft hyphens, zero-width characters and stress marks go': `
    + nato | ＮＡＴＯ
    + final | ﬁnal
    + Ukraine | Uk\u00adrai\u200bne
    + замок | за\u0301мок
    + за\u0301мок | замок
    + "E\u0301lyse\u0301e" | Élysée
    + viii | Ⅷ`,
  'apostrophes between letters join; English ’s is dropped': `
    + п'ять | п’ять
    + п'ять | пʼять
    + пять | п′ять
    + п\`ять | п‘ять
    + O’Brien | obrien
    + OBrien | O\`Brien
    + NATO | NATO’s
    + NATO's | NATO
    + =NATO | NATO’s
    + kyiv NEAR/1 aid | Kyiv’s new aid`,
  'Romance elisions split off': `
    + OTAN | l’OTAN
    + l'OTAN | OTAN
    + ukraine | d'Ukraine
    + unione | dell'Unione
    + europa | sull’Europa
    + elle | qu'elle
    + FMI | l’FMI
    + "de l’Union européenne" | de l'Union europeenne
    + d'Artagnan | d’Artagnan
    - ordhui | aujourd'hui
    + Lviv | L'viv`,
  'folding: letter case, Latin diacritics, ł ø đ æ œ ß; й and ї stay; ё is е, ґ is г': `
    + lodz | Łódź
    + Łódź | lodz
    + strasse | Straße
    + soren | Søren
    + aegir | Ægir
    + oeuvre | Œuvre
    + Dokovic | Đoković
    + istanbul | İstanbul
    + ёлка | елка
    + грати | ґрати
    - йод | иод
    - їжак | іжак
    - Kyiv | Київ
    - Київ | lang=ru | Киев`,
  'a token that mixes Latin and Cyrillic is repaired if the strangers all have a twin': `
    + НАТО | НАТO
    + NATO | NАТО
    + Київ | Kиїв
    + Київ | lang=uk | у Kиєві
    - NATO | НАТО
    - COP | СОР
    - =НАТО | НАТO
    + =НАТO | НАТO`,
  'exact letters: case and accents count, no endings, no repair': `
    + =WHO | WHO-led
    - =WHO | who
    - =WHO | Who
    - =Élysée | Elysée
    + =Élysée | E\u0301lyse\u0301e
    + ="US aid" | US-aid
    - ="US aid" | US Aid
    + =Mis* | Missile
    - =Mis* | missile
    - =ёлка | елка`,
  'endings: Cyrillic': `
    + Київ | lang=uk | Києва
    + Київ | lang=uk | у Києві
    + Київ | lang=en | Києву
    - "Київ" | lang=uk | Києва
    - Київ | lang=uk | київський
    + Харків | lang=uk | Харкова
    + Чернігів | lang=uk | у Чернігові
    + Зеленський | lang=uk | Зеленського
    + ~"Володимир Зеленський" | lang=uk | Володимиру Зеленському
    - "Володимир Зеленський" | lang=uk | Володимиру Зеленському
    + безпека | lang=uk | безпеці
    + допомога | lang=uk | допомозі
    - Росія | lang=uk | російський
    - рік | lang=uk | року
    - ~рік | lang=uk | року
    + Москва | lang=ru | в Москве
    + помощь | lang=ru | помощью
    + Путин | lang=ru | Путиным
    - Путін | lang=ru | Путин
    + Кіеў | lang=be | у Кіеве
    + Украіна | lang=be | Украінай
    + правителство | lang=bg | правителството
    + град | lang=bg | градовете`,
  'endings: Polish, English, German, French; an unknown language is read as English': `
    + Ukraina | lang=pl | Ukrainie
    + Kijów | lang=pl | Kijowa
    - Ukraina | lang=en | Ukrainie
    + missile | missiles
    + ally | allies
    + church | churches
    - talk | talked
    - member | membership
    - news | new
    + Rakete | lang=de | Raketen
    - Rakete | lang=en | Raketen
    + Haus | lang=de | Häuser
    + allié | lang=fr | alliées
    + bureau | lang=fr | bureaux
    + missile | lang=xx | missiles
    + missile | lang= | missiles
    + missile | lang=uk | missiles
    - us | uses`,
  'prefixes have no endings': `
    + missil* | Missiles
    - missiles* | missile
    + ukra* | українська Ukraїna Ukraine
    + ґру* | групи`,
  'fields; source and author match without endings; title and body are one text without a bridge': `
    + title:nato | title=NATO | x
    - title:nato | nato
    - title:(alpha beta) | title=alpha | beta
    + title:alpha beta | title=alpha | beta
    + text:alpha | title=alpha | x
    - text:"alpha beta" | title=alpha | beta
    - alpha NEAR/9 beta | title=alpha | beta
    + source:caliber.az | source=Caliber.Az | x
    - source:caliber.az | source=Az Caliber | x
    - source:caliber | source=Calibers | x
    + source:=Wire | source=The Wire | x
    - source:=wire | source=The Wire | x
    - author:Хартов | lang=uk | author=Хартова | x
    - caliber | source=Caliber | x
    + TITLE:nato | title=nato | x
    - body:nato | title=nato | x`,
  'lang compares the primary subtag': `
    + lang:pt x | lang=pt-BR | x
    + lang:pt-BR x | lang=pt | x
    + lang:uk,ru x | lang=RU | x
    - lang:uk x | lang=ukr | x
    + x -lang:ru | lang= | x`,
  'NEAR/n: words strictly between; one word cannot be both; the left pair first': `
    + alpha NEAR/0 beta | beta alpha
    - alpha ONEAR/0 beta | beta alpha
    + alpha NEAR beta | alpha 1 2 3 4 beta
    - alpha NEAR beta | alpha 1 2 3 4 5 beta
    - alpha NEAR/0 alpha | alpha
    + alpha NEAR/0 alpha | alpha alpha
    - "alpha beta" NEAR/0 "beta gamma" | alpha beta gamma
    + alpha NEAR/1 beta NEAR/1 gamma | gamma x alpha x beta
    - alpha NEAR/1 beta NEAR/1 gamma | alpha gamma beta
    + alpha ONEAR/3 beta ONEAR/3 gamma | alpha beta gamma
    - alpha ONEAR/3 beta ONEAR/3 gamma | gamma alpha beta
    + (alpha OR beta) NEAR/0 (gamma OR delta) | delta beta
    + F-16 NEAR/1 jet | F-16, the jet
    + NOT alpha NEAR/0 beta gamma | alpha gamma beta
    - NOT alpha NEAR/0 beta gamma | gamma alpha beta`,
  'ATLEAST counts distinct starting positions in the searched field': `
    + ATLEAST/2(alpha OR beta) | title=alpha | beta
    - ATLEAST/2("alpha beta" OR alpha) | alpha beta
    + ATLEAST/2(alpha NEAR/2 beta) | alpha beta alpha beta
    - title:ATLEAST/2(alpha) | title=alpha | alpha
    + ATLEAST/2(member*) | member, membership
    - ATLEAST/3(alpha) | alpha alpha`,
  'SCORE counts each item once': `
    + SCORE/3(alpha^2 beta) | alpha alpha beta
    - SCORE/3(alpha^2 beta) | alpha alpha
    - SCORE/5(alpha^9, beta^-6) | alpha beta
    + SCORE/5(alpha^-1 beta^6) | alpha beta
    + SCORE/4(alpha NEAR/2 beta^4) | beta alpha
    + SCORE/2(title:alpha "beta gamma") | title=alpha | beta gamma`,
  'concepts: any letter case, other concepts inside, a field in front applies to all': `
    + @kyiv | Київ
    + @KYIV | Kiev
    + @places | Одеса
    - title:@places | Одеса
    + title:@places | title=Одеса | x
    + @kyiv NEAR/0 aid | Kyiv aid
    - -@kyiv aid | Kyiv aid
    + ATLEAST/2(@kyiv) | Kyiv, Kiev
    + source:@kyiv | source=Kyiv Post | x
    - @two | alpha
    + SCORE/3(@kyiv^3) | Kyiv`,
};

const { concepts } = compileConcepts({
  Kyiv: ['Kyiv', 'Kiev', 'Київ'],
  places: ['@kyiv', 'Одеса'],
  two: ['alpha beta'],
});

interface Case {
  readonly line: string;
  readonly query: string;
  readonly item: MatchDocument;
  readonly isExpected: boolean;
}

function readCase(line: string): Case {
  const [query = '', ...cells] = line.slice(2).split(' | ');
  const item = { title: '', body: '', source: '', author: '', lang: 'en' };
  for (const cell of cells) {
    const [, field, text = ''] = /^(title|source|author|lang)=(.*)$/su.exec(cell) ?? [];
    if (field === undefined) item.body = cell;
    else item[field as keyof MatchDocument] = text;
  }
  return { line, query, item, isExpected: line.startsWith('+') };
}

describe.each(Object.entries(SENTENCES))('%s', (_, lines) => {
  const cases = lines
    .trim()
    .split('\n')
    .map((line) => readCase(line.trim()));
  test.each(cases)('$line', ({ query, item, isExpected }) => {
    const outcome = compileQuery(query, concepts);
    if (outcome.kind === 'error') throw new Error(outcome.errors[0]?.code);
    const matcher = createMatcher();
    matcher.set('watch', outcome.compiled);
    expect(matcher.match(item)).toEqual(isExpected ? ['watch'] : []);
    expect(explainMatch(outcome.compiled, item) !== undefined).toBe(isExpected);
    // The canonical form says the same.
    const again = compileQuery(formatQuery(outcome.compiled.query), concepts);
    if (again.kind === 'error') throw new Error(again.errors[0]?.code);
    matcher.set('again', again.compiled);
    expect(matcher.match(item)).toHaveLength(isExpected ? 2 : 0);
  });
});
