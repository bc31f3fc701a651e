import type { Gender } from './grammar/grammar.ts';
import type { Sentence } from './lay-out.ts';
import { PLACES_OF_SPEECH, SubjectReader } from './subject-reader.ts';

/** The present of one person in Ukrainian and Russian. */
const PRESENT = /^[а-яёіїєґ’']+(?:є|ється|[жшч]е|ить|иться|[ует]ет|ает|яет|ит|ится|ается|яется)$/u;
/** Opens a clause of time or concession. */
const WHILE = /^(?:пока|поки|хотя|хоча|доки|podczas|choć|chociaż|zanim)$/u;

/** Finds who a whole sentence is about, spoken words or none: whom the next ones mean by a pronoun or a role. */
export class SentenceSubjectReader extends SubjectReader {
  /** «Рішення ухвалили 14 травня, повідомили в Офісі генпрокурора»: the body in the place right behind a plural verb of saying. */
  placeBehindCue(indexes: readonly number[]): number | undefined {
    const { grammar } = this.passage;
    return indexes.find((index) => {
      const mention = this.mentions[index];
      if (mention?.kind !== 'organisation') return false;
      if (!/^(?:у|в|во|w|we)$/u.test(this.lower(mention.from - 1))) return false;
      return [mention.from - 2, mention.from - 3].some(
        (at) => this.isCue(at) && grammar.genderOfVerb(this.lower(at)) === 'plural',
      );
    });
  }

  /** «Пока жильцы спорят, в кабине застревает лифтёр»: where the main clause begins. */
  mainClauseFrom(sentence: Sentence): number {
    const { grammar, items } = this.passage;
    const first = this.lower(sentence.from);
    if (!grammar.clauseWords.has(first) && !WHILE.test(first)) return sentence.from;
    for (let at = sentence.from; at < sentence.to; at++) if (items[at]?.text === ',') return at;
    return sentence.from;
  }

  /** «Коли черга дійшла до самого підозрюваного, той підвівся»: behind the comma whoever was named right before it, in another case. */
  meantByThatOne(sentence: Sentence): number | undefined {
    const { grammar } = this.passage;
    if (grammar.language !== 'uk' && grammar.language !== 'ru') return undefined;
    for (let at = sentence.from + 1; at < sentence.to - 1; at++) {
      const isThatOne = /^(?:той|тот|та)$/u.test(this.lower(at)) && this.lower(at - 1) === ',';
      const verb = this.lower(at + 1);
      if (!isThatOne || !grammar.verb.test(verb) || grammar.stopWords.has(verb)) continue;
      const index = this.mentionsIn(sentence.from, at).at(-1);
      const mention = this.mentions[index ?? -1];
      if (mention?.kind === 'role' || mention?.kind === 'name') return index;
    }
    return undefined;
  }

  /** The subject of a whole sentence, for those that come after it. */
  subjectOfSentence(sentence: Sentence): number | undefined {
    const { grammar, items } = this.passage;
    let gender: Gender = 'any';
    if (grammar.isInflected) {
      for (let at = this.mainClauseFrom(sentence); at < sentence.to; at++) {
        const item = items[at];
        // «Рієлторка каже, що покупець став …»: the main verb shows no gender.
        if (at > sentence.from && this.isCue(at) && PRESENT.test(item?.lower ?? '')) break;
        if (
          item?.kind === 'word' &&
          !item.isCapital &&
          /(?:в|вся|ла|лася|ли|лися|л|лся|лась|лись|ł|ła|li|ły|ють|ять|ют|ят)$/u.test(item.lower) &&
          grammar.verb.test(item.lower) &&
          !grammar.stopWords.has(item.lower)
        ) {
          gender = grammar.genderOfVerb(item.lower);
          break;
        }
      }
    }
    const indexes = this.mentionsIn(sentence.from, sentence.to).filter(
      (index) => grammar.language !== 'de' || this.mentions[index]?.head !== 'es',
    );
    const place = indexes.find(
      (index) =>
        this.mentions[index]?.kind === 'organisation' &&
        (this.mentions[index]?.from ?? 0) - 1 <= sentence.from + 1 &&
        PLACES_OF_SPEECH.test(this.lower((this.mentions[index]?.from ?? 0) - 1)),
    );
    if (gender === 'plural' && place !== undefined) return place;
    const told = gender === 'plural' ? this.placeBehindCue(indexes) : undefined;
    if (told !== undefined) return told;
    const able = indexes.filter(
      (index) => this.canBeSubject(index, gender) && !this.isFrenchObject(index, sentence.from),
    );
    // «Contactée par 20 Minutes, la société …»: what nobody is known by is the subject only where nothing else can be.
    const isKnown = (index: number): boolean =>
      grammar.language !== 'fr' ||
      this.mentions[index]?.kind !== 'name' ||
      (this.discourse.cast.personOf[index] ?? -1) >= 0 ||
      this.opensSentence(index);
    const main =
      able.find((index) => !this.isSubordinate(index, sentence.to) && isKnown(index)) ??
      able.find((index) => !this.isSubordinate(index, sentence.to)) ??
      able[0];
    const meant = this.meantByThatOne(sentence);
    if (meant !== undefined) return meant;
    if (main !== undefined)
      return this.bodyInApposition(main) ?? this.bodyAsPredicate(main) ?? main;
    const scene = this.frenchScene(indexes, sentence);
    if (scene !== undefined) return scene;
    if (gender !== 'plural') return indexes.find((index) => this.discourse.isUnknownSubject(index));
    return indexes.find((index) => this.mentions[index]?.kind === 'organisation');
  }
}
