import { findAccused } from './accused.ts';
import { BodyMemory } from './body-memory.ts';
import { isSameBranch } from './branches.ts';
import { FRENCH_OFFICE } from './french-phrases.ts';
import type { Gender } from './grammar/grammar.ts';
import { LOOK_BACK } from './memory.ts';
import type { Mention } from './mention.ts';
import { bareName, knownFirstName } from './name-forms.ts';
import { hasOwnRole, type Person } from './person.ts';
import { agrees, personReferent, type Referent, type Seen, weaken } from './referent.ts';
import {
  ACCUSED,
  COURT,
  ELECTED,
  EPICENE,
  FITS_ANY,
  INCUMBENT,
  isSameRole,
  isShortDeputy,
  SAME_ROLE,
} from './same-role.ts';

/** Russian nouns that a woman is hardly called by, since everybody uses her own: студентка, школьница, пенсионерка. */
const PAIRED =
  /(?:^(?:студент|школьник|ученик|отличник|дошкольник|пенсионер|аспирант|выпускник|спортсмен|теннисист|гимнаст|лыжник|пловец|чемпион|актёр|актер|артист|певец|пианист|скрипач|поэт|художник|писатель|учитель|официант|продавец|сосед|житель|хозяин|рыбак|крестьянин|горожанин|дачник|пассажир|болельщик|уборщик|медбрат|старик|юноша|парень|мальчик|подросток|мужчина|дедушка|дед|отец|муж|сын|брат|дядя|внук|племянник|вдовец|жених|боец|солдат|матрос|шахтёр|шахтер|священник|батюшка|монах|имам|раввин|епископ|король|принц|барон|граф)|курсник|классник|ин[еи]ец|анец|янин|чанин|мен)$/u;
const BRANCH = /(?:ctw|stw|ств)\p{L}{0,3}$/u;
/** What only children are called in Ukrainian and Russian. */
const CHILD =
  /^(?:мальчик|мальчиш|девочк|школьни|подрост|дошкольни|ребён|\p{L}*классни|первоклашк|хлопчик|дівчинк|школяр|підліт|дитин|учень|учениц)/u;
const CHILD_AGE =
  /^(?:\d-|1[0-7]-|(?:двух|трёх|трех|четырёх|четырех|пяти|шести|семи|восьми|девяти|десяти|(?:один|две|три|четыр|пят|шест|сем)надцати|дво|три|чотири|п['’]яти|девʼяти|дев['’]яти|(?:оди|два|три|чотир|п['’]ят|шіст|сім)надцяти)(?:летн|річн))/u;
const OFFICE_HEAD =
  /^(?:госсекретар|держсекретар|м[иі]н[иі]стр|глав|голов|очільни|руководител|керівни|шеф)/u;
const NEAR_SENTENCES = 3;
const FAR_SENTENCES = 7;

/** Papers that one person writes. */
const OWN_PAPER = /^(?:letter|note|notebook|diary|email|memo|text|petition)$/u;
const OWNER: Readonly<Record<string, Gender>> = { her: 'female', his: 'male' };

/** Answers who bears a role: those whom the article gives it, else whoever of the people near can be meant by it. */
export class Bearers extends BodyMemory {
  /** Ukrainian and Polish name women by nouns of their own, but for a few offices. */
  isMasculine(head: string): boolean {
    const { language, genderOfRole } = this.passage.grammar;
    if (language === 'ru') return genderOfRole(head, '') === 'any' && PAIRED.test(head);
    if (language !== 'uk' && language !== 'pl') return false;
    return (
      genderOfRole(head, '') === 'any' &&
      /[бвгґджзйклмнпрстфхцчшщьbcdfghjklmnprstwzźńść]$/u.test(head) &&
      !EPICENE.test(head)
    );
  }

  /**
   * «У залі був офіцер бригади … — розповів військовий»: whom the sentence before speaks of without a name, where nobody else was
   * its subject. Only where the role or its like was not given to somebody of this paragraph.
   */
  anonymousTopic(gender: Gender, mention: Mention): Referent | undefined {
    const { items, sentences, grammar } = this.passage;
    if (!grammar.isInflected || mention.isPossessed) return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const last = this.seen.findLast((seen) => seen.isSubject && seen.sentence < sentence);
    const isNear =
      last !== undefined &&
      sentence - last.sentence <= 1 &&
      sentences[last.sentence]?.paragraph === sentences[sentence]?.paragraph;
    if (!isNear || last.referent.kind !== 'anonymous' || last.referent.gender === 'plural')
      return undefined;
    return agrees(last.referent.gender, gender) ? weaken(last.referent, 0.8) : undefined;
  }

  /** "his rival", "sa rivale": of those spoken of, the one who is not the owner. */
  otherParty(mention: Mention, gender: Gender): Referent | undefined {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const near = this.seen.filter(
      (seen) => seen.item < mention.from && sentence - seen.sentence <= FAR_SENTENCES,
    );
    const owner = near.findLast((seen) => seen.isSubject && seen.referent.person !== undefined);
    const other = near.findLast(
      (seen) =>
        seen.referent.person !== undefined &&
        seen.referent.person !== owner?.referent.person &&
        agrees(seen.referent.gender, gender),
    );
    return other === undefined ? undefined : weaken(other.referent, 0.65);
  }

  /**
   * The one person whom the last two sentences brought in as their subject, of a known gender: "the deputy" then is this
   * one rather than a deputy of earlier paragraphs. Somebody of just this role who was spoken of since comes first.
   */
  justIntroduced(gender: Gender, mention: Mention): Person | undefined {
    const { items } = this.passage;
    if (gender !== 'male' && gender !== 'female') return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const near = this.seen.filter(
      (seen) =>
        seen.item < mention.from &&
        seen.isSubject &&
        seen.referent.person !== undefined &&
        sentence - seen.sentence <= 2 &&
        seen.sentence < sentence &&
        !this.isAsker(seen.referent.person, sentence),
    );
    const people = new Set(near.map((seen) => seen.referent.person));
    const [only] = people;
    if (people.size !== 1 || only === undefined) return undefined;
    const isNew = sentence - (items[only.first]?.sentence ?? 0) <= 2;
    return isNew && agrees(only.gender, gender) ? only : undefined;
  }

  /**
   * «Партнёр юридической фирмы Лев Цитрин полагает … — рассуждает юрист»: whom the sentence before brings in for the first
   * time, in the same paragraph, rather than a lawyer of earlier ones whom this paragraph does not name.
   */
  justNamed(gender: Gender, mention: Mention, other: Person): Person | undefined {
    const { items, sentences } = this.passage;
    const sentence = items[mention.from]?.sentence ?? 0;
    const paragraph = sentences[sentence]?.paragraph;
    const isHere = (seen: Seen): boolean =>
      seen.item < mention.from && sentences[seen.sentence]?.paragraph === paragraph;
    const here = this.seen.filter(isHere);
    if (here.some((seen) => seen.referent.person === other)) return undefined;
    const person = here.findLast((seen) => seen.isSubject && seen.sentence < sentence)?.referent
      .person;
    if (person === undefined || !agrees(person.gender, gender)) return undefined;
    const isNew = sentences[items[person.first]?.sentence ?? 0]?.paragraph === paragraph;
    return isNew && !COURT.test(person.roles[0]?.head ?? '') ? person : undefined;
  }

  /**
   * «Мер Труханов закликав … — сказав міський голова», where another is «голова ОВА»: the subject of the sentence before, in the same
   * paragraph, whose office is of this kind, rather than one of just this word whom the paragraph does not name.
   */
  officeJustNamed(gender: Gender, mention: Mention, other: Person): Person | undefined {
    const { items, sentences, grammar } = this.passage;
    if (!grammar.isInflected) return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const paragraph = sentences[sentence]?.paragraph;
    const here = this.seen.filter(
      (seen) => seen.item < mention.from && sentences[seen.sentence]?.paragraph === paragraph,
    );
    if (here.some((seen) => seen.referent.person === other)) return undefined;
    const person = here.findLast((seen) => seen.isSubject && seen.sentence < sentence)?.referent
      .person;
    if (person === undefined || !agrees(person.gender, gender)) return undefined;
    const rows = SAME_ROLE.filter((row) => row.test(mention.head));
    return person.roles.some(({ head }) => rows.some((row) => row.test(head))) ? person : undefined;
  }

  /** Somebody without any role who was first named in the last two sentences, in whatever case: what the role is news of. */
  newcomer(gender: Gender, mention: Mention): Referent | undefined {
    const { items } = this.passage;
    const sentence = items[mention.from]?.sentence ?? 0;
    const fresh = this.cast.people.filter((person) => {
      const first = items[person.first]?.sentence ?? 0;
      return (
        person.first < mention.from &&
        sentence - first <= 2 &&
        sentence !== first &&
        person.name.length > 1 &&
        !hasOwnRole(person) &&
        agrees(person.gender, gender)
      );
    });
    const [only] = fresh;
    return fresh.length === 1 && only !== undefined ? personReferent(only, 0.6) : undefined;
  }

  /** «эндокринолога Германа Ростовцева»: a known first name in another case than a subject's. */
  isDeclined(mention: Mention): boolean {
    const first = bareName(mention.name[0] ?? '').toLowerCase();
    const known = knownFirstName(first, this.passage.grammar);
    return known !== undefined && known.name.toLowerCase() !== first;
  }

  /** Latin letters in a Ukrainian or Russian text: a brand. */
  isForeignScript(mention: Mention): boolean {
    const { language } = this.passage.grammar;
    return (
      (language === 'uk' || language === 'ru') && /^\p{Script=Latin}/u.test(mention.name[0] ?? '')
    );
  }

  /** "Oumou Traoré a rouvert son étal. La commerçante …": a name in no list, and the next sentence says what she is. */
  unknownBefore(mention: Mention): Referent | undefined {
    const { items, grammar } = this.passage;
    if (grammar.language === 'de') return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const name = this.mentions.findLast(
      (other, index) =>
        other.from < mention.from &&
        other.kind === 'name' &&
        other.name.length > 1 &&
        !other.isOblique &&
        !this.isDeclined(other) &&
        this.isForeignScript(other) === false &&
        items[this.mentions[index - 1]?.from ?? -1]?.sentence !== items[other.from]?.sentence &&
        (this.cast.personOf[index] ?? -1) < 0 &&
        sentence - (items[other.from]?.sentence ?? 0) === 1,
    );
    if (name === undefined || grammar.articles.has(items[name.from - 1]?.lower ?? ''))
      return undefined;
    return {
      kind: 'person',
      person: undefined,
      name: name.name.map(bareName).join(' '),
      gender: mention.gender,
      confidence: 0.6,
    };
  }

  /** Nobody near fits: the only person of this gender whom the last paragraphs speak of. */
  onlyBearer(
    gender: Gender,
    mention: Mention,
    conflicts: (person: Person) => boolean,
  ): Referent | undefined {
    if (gender === 'any') return undefined;
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const people = new Set<Person>();
    for (const seen of this.seen.slice(-LOOK_BACK)) {
      const { person } = seen.referent;
      if (person === undefined || seen.item >= mention.from) continue;
      if (sentence - seen.sentence <= FAR_SENTENCES && agrees(person.gender, gender))
        people.add(person);
    }
    const [only] = people;
    if (people.size !== 1 || only === undefined || conflicts(only)) return undefined;
    return personReferent(only, 0.55);
  }

  /**
   * A definite role that nobody was given ("the priest"): whoever was last spoken of, in the last sentences, of the
   * same gender, unless a role of another kind is known of them (a prosecutor is not "the judge").
   */
  likelyBearer(head: string, gender: Gender, mention: Mention): Referent | undefined {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const rows = SAME_ROLE.filter((row) => row.test(head));
    const strict = this.isMasculine(head) ? 'male' : gender;
    const conflicts = (person: Person): boolean => {
      if (rows.length > 0 && this.isChild(person)) return true;
      if (rows.length === 0 || FITS_ANY.test(head)) return false;
      const own = person.roles.filter((role) => SAME_ROLE.some((row) => row.test(role.head)));
      return own.length > 0 && !own.some((role) => rows.some((row) => row.test(role.head)));
    };
    // Whoever was the subject of the sentence before is meant, whatever else they are, but in court.
    const isTopic = (seen: Seen): boolean =>
      seen.isSubject &&
      sentence - seen.sentence === 1 &&
      strict !== 'any' &&
      seen.referent.gender === strict &&
      !COURT.test(head);
    let best: Seen | undefined;
    for (const seen of this.seen.slice(-LOOK_BACK).toReversed()) {
      if (seen.item >= mention.from) continue;
      if (
        sentence - seen.sentence > NEAR_SENTENCES ||
        (best !== undefined && seen.sentence < best.sentence)
      )
        break;
      const { person } = seen.referent;
      if (
        person === undefined ||
        seen.isOblique ||
        !agrees(person.gender, strict) ||
        (conflicts(person) && !isTopic(seen))
      )
        continue;
      if (seen.sentence === sentence || this.isAsker(person, sentence)) continue;
      if (best === undefined || (seen.isSubject && !best.isSubject)) best = seen;
    }
    const newcomer = this.newcomer(strict, mention);
    if (
      newcomer !== undefined &&
      (best?.referent.person?.roles.some(({ text }) => text !== '') ?? true)
    )
      return newcomer;
    if (best === undefined) return this.onlyBearer(strict, mention, conflicts);
    return weaken(best.referent, best.isSubject ? 0.65 : 0.55);
  }

  /** «Le préfet maritime, lui, prévient»: an office is nobody's who has a role of their own, or whom its paragraph does not name. */
  isOtherOffice(mention: Mention, person: Person): boolean {
    const { items, sentences, grammar } = this.passage;
    const isPart = COURT.test(mention.head) && !ACCUSED.test(mention.head);
    if (grammar.language !== 'fr' || !(isPart || FRENCH_OFFICE.test(mention.head))) return false;
    if (hasOwnRole(person)) return true;
    if (isPart && findAccused('accusé', 'any', this) === person) return true;
    const last = this.seen.findLast(
      (seen) => seen.item < mention.from && seen.referent.person === person,
    );
    const paragraphOf = (sentence: number): number | undefined => sentences[sentence]?.paragraph;
    return paragraphOf(last?.sentence ?? -1) !== paragraphOf(items[mention.from]?.sentence ?? 0);
  }

  /** "the defendant", «le prévenu»: whom a report of a trial names first, unless another part in court is known of them. */
  accused(gender: Gender, mention: Mention): Referent | undefined {
    const fits = this.cast.people.filter(
      (person) =>
        person.first < mention.from &&
        person.name.length > 1 &&
        agrees(person.gender, gender) &&
        !person.roles.some((role) => COURT.test(role.head)),
    );
    const inOrder = fits.toSorted((one, other) => one.first - other.first);
    // A witness comes with a trade.
    const first = inOrder.find((person) => !hasOwnRole(person)) ?? inOrder[0];
    return first === undefined ? undefined : personReferent(first, 0.6);
  }

  /** «тринадцатилетний Гоша», «восьмиклассница»: no lawyer, no judge. */
  isChild(person: Person): boolean {
    const before = this.passage.items[person.first - 1]?.lower ?? '';
    return (
      CHILD_AGE.test(before) ||
      person.roles.some(({ head, text }) => CHILD.test(head) || CHILD_AGE.test(text.toLowerCase()))
    );
  }

  /** «глава МЧС» is the minister for emergencies, and no other head. */
  withBranch(gender: Gender, mention: Mention): Person | undefined {
    const { language } = this.passage.grammar;
    if (language !== 'ru' && language !== 'uk') return undefined;
    if (!OFFICE_HEAD.test(mention.head)) return undefined;
    const fits = this.cast.people.filter(
      (person) =>
        agrees(person.gender, gender) &&
        person.roles.some(
          ({ head, text }) => OFFICE_HEAD.test(head) && isSameBranch(mention.role, text),
        ),
    );
    return fits.length === 1 ? fits[0] : undefined;
  }

  /** Of the people named with this role, the nearest before; when none stands before, the only one after. */
  withRole(head: string, gender: Gender, mention: Mention): Person | undefined {
    const words = mention.role
      .toLowerCase()
      .split(/[^\p{L}\p{N}-]+/u)
      .filter((word) => word.length > 3);
    const fits = this.cast.people.filter(
      (person) =>
        agrees(person.gender, gender) &&
        person.roles.some(
          (role) =>
            isSameRole(role.head, head, this.passage.grammar) || isShortDeputy(head, role.text),
        ),
    );
    const [only] = fits;
    if (fits.length === 1 && only !== undefined && this.isOfAnotherCountry(mention, only))
      return undefined;
    if (fits.length <= 1) return only;
    const score = (person: Person): number => {
      const overlap = person.roles.reduce((sum, role) => {
        const own = role.text.toLowerCase();
        return (
          sum +
          words.filter((word) => own.includes(word.slice(0, Math.max(4, word.length - 3)))).length
        );
      }, 0);
      return overlap;
    };
    const best = Math.max(...fits.map(score));
    const top = fits.filter((person) => score(person) === best);
    if (top.length === 1) return top[0];
    return this.lastOf(top, mention) ?? top[0];
  }

  /** "der brasilianische Präsident" is not the one who was called "der uruguayische Präsident". */
  isOfAnotherCountry(mention: Mention, person: Person): boolean {
    const { items, grammar } = this.passage;
    if (grammar.language !== 'de') return false;
    const adjective = items[mention.from - 1]?.lower ?? '';
    if (!/(?:isch|deutsch)(?:e|er|en|em|es)$/u.test(adjective)) return false;
    const stem = adjective.slice(0, -2);
    return !items
      .slice(Math.max(0, person.first - 6), person.first + 10)
      .some((item) => item.lower.startsWith(stem));
  }

  /** "die Amtsinhaberin", "the incumbent": the one person of an elected office. */
  incumbent(head: string, gender: Gender): Person | undefined {
    if (!INCUMBENT.test(head)) return undefined;
    const fits = this.cast.people.filter(
      (person) =>
        agrees(person.gender, gender) && person.roles.some((role) => ELECTED.test(role.head)),
    );
    return fits.length === 1 ? fits[0] : undefined;
  }

  /** «пресс-секретарь президента» is no president: what stands behind the noun is somebody else's. */
  ownWords(words: readonly string[], head: string): readonly string[] {
    const { language, role } = this.passage.grammar;
    if (language !== 'ru' && language !== 'uk') return words;
    const at = words.indexOf(head);
    return at === -1 ? words : words.filter((word, index) => index <= at || !role.test(word));
  }

  withLikeRole(head: string, gender: Gender, mention: Mention): Person | undefined {
    const rows = SAME_ROLE.filter((row) => row.test(head));
    if (rows.length === 0) return undefined;
    const fits = this.cast.people.filter(
      (person) =>
        agrees(person.gender, gender) &&
        person.roles.some((role) =>
          rows.some(
            (row) =>
              row.test(role.head) ||
              this.ownWords(role.text.toLowerCase().split(/[^\p{L}-]+/u), role.head)
                // "minister rolnictwa" is no farmer: a branch is nobody's trade.
                .some((word) => row.test(word) && !BRANCH.test(word)),
          ),
        ),
    );
    if (fits.length <= 1) return fits[0];
    return this.lastOf(fits, mention);
  }

  /** Of these people the one last spoken of; of those in one sentence its subject («Президент зустрівся з президентом»). */
  lastOf(people: readonly Person[], mention: Mention): Person | undefined {
    const meant = this.seen.filter(
      (seen) =>
        seen.item < mention.from &&
        seen.referent.person !== undefined &&
        people.includes(seen.referent.person),
    );
    const last = meant.at(-1);
    const subject = meant.findLast((seen) => seen.isSubject && seen.sentence === last?.sentence);
    return (subject ?? last)?.referent.person;
  }

  /** "her letter said": the letter of the one spoken of. */
  writerBy(mention: Mention): Referent | undefined {
    const { language } = this.passage.grammar;
    const gender =
      language === 'en' ? OWNER[this.passage.items[mention.from - 1]?.lower ?? ''] : undefined;
    if (gender === undefined || mention.isOblique || !OWN_PAPER.test(mention.head))
      return undefined;
    return this.recent(gender, mention.from);
  }
}
