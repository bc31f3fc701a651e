import type { Cast, Person } from './cast.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { bareName, isSameName } from './name-forms.ts';
import type { SpeakerKind } from './quote.ts';

/** Whom a phrase means, as far as the text so far tells. */
export interface Referent {
  readonly kind: SpeakerKind;
  readonly person: Person | undefined;
  /** The article's own words for a body, paper or source. */
  readonly name: string;
  readonly gender: Gender;
  readonly confidence: number;
}

interface Seen {
  readonly referent: Referent;
  readonly item: number;
  readonly sentence: number;
  readonly isSubject: boolean;
}

const MEMORY_MAX = 400;
const LOOK_BACK = 60;
/** Roles that one press article uses for the same person; each row in the languages' own stems. */
const SAME_ROLE: readonly RegExp[] = [
  /^(?:ambassador|envoy|diplomat|foreign|посол|посл|дипломат|посл|ambassad|ambasad|dyplomat|diplomat|botschafter|мзс|мид|außen|consul|консул|konsul)/u,
  /^(?:lawyer|attorney|solicitor|barrister|counsel|адвокат|юрист|захисник|захисниц|защитни|adwokat|mecenas|prawnik|avocat|\p{L}*anwalt|\p{L}*anwält|jurist|verteidiger)/u,
  /^(?:mp|lawmaker|congress|house|representative|rep|senator|sen|deputy|депутат|нардеп|парламентар|сенатор|pos[eł]|parlamentarzyst|senator|député|élu|parlementaire|sénat|\p{L}*abgeordnet)/u,
  /^(?:mayor|мер|мэр|голова|глав|очільни|burmistrz|prezydent|wójt|maire|élu|édile|\p{L}*meister|premier\p{L}*citoyen)/u,
  /^(?:minister|premier|міністр|министр|прем|премьер|минист|minist|ministre|\p{L}*minister|regierungschef|глав|очільни|chef|szef|\p{L}*präsident|head|kanzler)/u,
  /^(?:doctor|medic|surgeon|nurse|physician|лікар|хірург|медик|врач|хирург|lekar|médecin|chirurg|docteur|\p{L}*arzt|\p{L}*ärzt|ветеринар|weteryn|vétérin|vet)/u,
  /^(?:teacher|headteacher|professor|scientist|researcher|scholar|academic|historian|economist|analyst|expert|вчител|учител|викладач|науков|учён|учен|аналіти|аналити|експерт|эксперт|економіст|экономист|історик|историк|nauczyc|naukow|ekspert|anality|ekonomist|professeur|chercheu|économiste|expert|analyste|spécialiste|\p{L}*forscher|\p{L}*wissenschaft|ökonom|experte|histori|politolog|політолог|политолог)/u,
  /^(?:priest|vicar|rev|reverend|imam|bishop|pastor|cleric|clergy|священ|єпископ|епископ|ksiądz|księ|proboszcz|duchown|prêtre|curé|évêque|pastor|pfarrer|geistlich|bischof|імам|имам)/u,
  /^(?:captain|skipper|commander|officer|general|colonel|капітан|капитан|командир|командувач|командующ|комбат|полковни|генерал|офіцер|офицер|адмірал|адмирал|військов|военн|kapitan|dowód|generał|pułkowni|oficer|capitaine|commandant|colonel|général|officier|amiral|kapitän|kommand|admiral|offizier|\p{L}*general)/u,
  /^(?:editor|journalist|reporter|author|writer|novelist|poet|редактор|главред|журналіст|журналист|автор|письменни|писател|redaktor|dziennikar|autor|pisar|rédact|journaliste|auteur|écrivain|redakteur|journalist|autor|schriftsteller)/u,
  /^(?:boss|ceo|chief|director|manager|head|chair|президент|директор|керівни|руководител|начальни|глав|очільни|prezes|dyrektor|szef|kierowni|patron|directeur|directrice|président|pdg|dirigeant|gérant|\p{L}*chef|\p{L}*direktor|\p{L}*leiter|\p{L}*vorsitzende|\p{L}*manager)/u,
  /^(?:painter|artist|sculptor|художни|митец|малар|malar|artyst|peintre|artiste|maler|künstler)/u,
  /^(?:spokes|речни|представител|пресс-секретар|rzeczni|porte-parole|\p{L}*sprecher)/u,
  /^(?:fisherman|sailor|skipper|рибал|рыба|моря|яхтсмен|rybak|marynarz|pêcheur|marin|fischer|seemann)/u,
  /^(?:villager|resident|farmer|grower|фермер|мешкан|жител|селян|rolni|mieszkan|agricult|vitic|vigneron|habitant|bauer|bäuer|landwirt|bewohner)/u,
];

/** What the text has named so far, in reading order; answers whom a pronoun or a role means. */
export class Discourse {
  readonly passage: Passage;
  readonly cast: Cast;
  readonly mentions: readonly Mention[];
  readonly seen: Seen[] = [];

  constructor(passage: Passage, mentions: readonly Mention[], cast: Cast) {
    this.passage = passage;
    this.mentions = mentions;
    this.cast = cast;
  }

  remember(referent: Referent, item: number, isSubject: boolean): void {
    if (this.seen.length > MEMORY_MAX) this.seen.splice(0, MEMORY_MAX / 2);
    const sentence = this.passage.items[item]?.sentence ?? 0;
    this.seen.push({ referent, item, sentence, isSubject });
  }

  /** Whom the mention means; undefined when nobody fits. */
  resolve(index: number, verbGender: Gender = 'any'): Referent | undefined {
    const mention = this.mentions[index];
    if (mention === undefined) return undefined;
    switch (mention.kind) {
      case 'name': {
        const person = this.cast.people[this.cast.personOf[index] ?? -1];
        if (person !== undefined) return personReferent(person, 0.97);
        if (
          this.passage.grammar.language === 'de' ||
          mention.isOblique ||
          !this.isKnownName(mention)
        )
          return undefined;
        return {
          kind: 'organisation',
          person: undefined,
          name: mention.name.map(bareName).join(' '),
          gender: 'neuter',
          confidence: 0.7,
        };
      }
      case 'pronoun':
        return this.resolvePronoun(mention, verbGender);
      case 'role':
        return this.resolveRole(mention, verbGender);
      case 'organisation':
        return {
          kind: 'organisation',
          person: undefined,
          name: this.bodyName(mention),
          gender: 'neuter',
          confidence: 0.95,
        };
      case 'document':
        return {
          kind: 'document',
          person: undefined,
          name: mention.role,
          gender: 'neuter',
          confidence: 0.9,
        };
      case 'statement':
        return this.issuer(mention);
      case 'anonymous':
        return {
          kind: 'anonymous',
          person: undefined,
          name: mention.role,
          gender: 'any',
          confidence: 0.9,
        };
    }
  }

  /** A capital at a sentence's start alone makes no name. */
  isKnownName(mention: Mention): boolean {
    if (mention.name.length > 1 || this.passage.items[mention.from - 1]?.kind === 'word')
      return true;
    return this.mentions.some(
      (other) => other !== mention && other.kind === 'name' && other.head === mention.head,
    );
  }

  /** Who speaks in "the statement": the subject of the sentence before. */
  issuer(mention: Mention): Referent | undefined {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const subject = this.seen.findLast(
      (seen) => seen.item < mention.from && seen.isSubject && sentence - seen.sentence <= 2,
    );
    return subject === undefined ? undefined : weaken(subject.referent, 0.8);
  }

  resolvePronoun(mention: Mention, verbGender: Gender): Referent | undefined {
    const gender = mention.gender === 'any' ? verbGender : mention.gender;
    if (gender === 'neuter' || gender === 'plural') {
      if (this.passage.grammar.language === 'de' && mention.head === 'sie' && gender !== 'plural')
        return this.recent('female', mention.from);
      return this.recentBody(mention.from);
    }
    return this.recent(gender, mention.from);
  }

  /** The person last spoken of whose gender agrees: in the nearest sentence that has one, its subject first. */
  recent(gender: Gender, item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    let best: Seen | undefined;
    let bestScore = 0;
    for (const seen of this.seen.slice(-LOOK_BACK).toReversed()) {
      if (seen.item >= item) continue;
      if (best !== undefined && seen.sentence < best.sentence) break;
      const score = fitness(seen, gender);
      // Within the sentence of the verb itself only its subject can be meant.
      if (score <= bestScore || (seen.sentence === sentence && !seen.isSubject)) continue;
      best = seen;
      bestScore = score;
    }
    if (best === undefined) return undefined;
    return weaken(best.referent, best.isSubject ? 0.85 : 0.75);
  }

  recentBody(item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    const found = this.seen.findLast(
      (seen) =>
        seen.item < item && seen.referent.kind === 'organisation' && sentence - seen.sentence <= 4,
    );
    const subject = this.seen.findLast(
      (seen) =>
        seen.item < item &&
        seen.isSubject &&
        seen.referent.kind === 'organisation' &&
        sentence - seen.sentence <= 2,
    );
    const best = subject ?? found;
    return best === undefined ? undefined : weaken(best.referent, 0.8);
  }

  resolveRole(mention: Mention, verbGender: Gender): Referent | undefined {
    const { grammar } = this.passage;
    const head = bareName(mention.head);
    const gender = mention.gender === 'any' ? verbGender : mention.gender;
    const anonymous: Referent = {
      kind: 'anonymous',
      person: undefined,
      name: mention.role,
      gender: gender === 'any' ? mention.gender : gender,
      confidence: 0.7,
    };
    if (gender === 'plural') return { ...anonymous, kind: 'organisation', gender: 'plural' };
    if (mention.isIndefinite) return anonymous;
    if (grammar.relation.test(head) && !grammar.role.test(head)) {
      const kin = this.withRole(head, gender, mention);
      return kin === undefined ? anonymous : personReferent(kin, 0.85);
    }
    const exact = this.withRole(head, gender, mention);
    if (exact !== undefined) return personReferent(exact, 0.9);
    const like = this.withLikeRole(head, gender, mention);
    if (like !== undefined) return personReferent(like, 0.85);
    const recent = this.recent(gender, mention.from);
    if (grammar.genericRole.test(head)) return recent;
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const last = this.seen.findLast(
      (seen) => seen.item < mention.from && seen.referent.kind === 'person',
    );
    const isNear = last !== undefined && sentence - last.sentence <= 3;
    if (recent?.person !== undefined && isNear && recent.person.roles.length === 0)
      return weaken(recent, 0.65);
    return anonymous;
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
        person.roles.some((role) => isSameRole(role.head, head, this.passage)),
    );
    if (fits.length <= 1) return fits[0];
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
    const near = this.seen.findLast(
      (seen) =>
        seen.item < mention.from &&
        seen.referent.person !== undefined &&
        top.includes(seen.referent.person),
    );
    return near?.referent.person ?? top[0];
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
              role.text
                .toLowerCase()
                .split(/[^\p{L}-]+/u)
                .some((word) => row.test(word)),
          ),
        ),
    );
    if (fits.length <= 1) return fits[0];
    const near = this.seen.findLast(
      (seen) =>
        seen.item < mention.from &&
        seen.referent.person !== undefined &&
        fits.includes(seen.referent.person),
    );
    return near?.referent.person;
  }

  /** The fullest name of a body: "the council" is the Leeds City Council of two paragraphs before. */
  bodyName(mention: Mention): string {
    const { grammar } = this.passage;
    const words = mention.role.split(/\s+/).length;
    const same = this.mentions.filter(
      (other) =>
        other.kind === 'organisation' &&
        other.from < mention.from &&
        isSameName(other.head, mention.head, grammar),
    );
    const fuller = same.filter((other) => other.role.split(/\s+/).length > words).at(-1);
    if (words === 1 && fuller !== undefined) return fuller.role;
    if (
      words === 1 &&
      grammar.bodyAgain.test(mention.head) &&
      !/^\p{Lu}{2,}$/u.test(mention.role)
    ) {
      const before = this.seen.findLast(
        (seen) =>
          seen.item < mention.from &&
          seen.referent.kind === 'organisation' &&
          seen.referent.gender !== 'plural' &&
          !isSameName(seen.referent.name.split(/\s+/).at(-1) ?? '', mention.head, grammar),
      );
      if (before !== undefined) return before.referent.name;
    }
    return mention.role;
  }
}

function isSameRole(one: string, other: string, passage: Passage): boolean {
  if (isSameName(one, other, passage.grammar)) return true;
  if (passage.grammar.language === 'de')
    return (one.endsWith(other) || other.endsWith(one)) && Math.min(one.length, other.length) > 3;
  const stem = (word: string): string =>
    word.replace(/(?:ess|woman|man|person|trice|teur|euse|eur|ère|er|ка|ця|ka)$/u, '');
  if (passage.grammar.isInflected)
    return isSameName(stem(one), stem(other), passage.grammar) && stem(one).length > 3;
  return stem(one) === stem(other) && stem(one).length > 3;
}

/** How well somebody fits a pronoun: 0 not at all. A bystander without a name must be the subject to be meant. */
function fitness(seen: Seen, gender: Gender): number {
  const { referent, isSubject } = seen;
  const isNamed = referent.kind === 'person';
  if (!isNamed && !(referent.kind === 'anonymous' && isSubject)) return 0;
  if (!agrees(referent.gender, gender)) return 0;
  return 1 + (isSubject ? 4 : 0) + (referent.gender === gender ? 2 : 0) + (isNamed ? 2 : 0);
}

/** Whether two genders can be one person's. */
export function agrees(one: Gender, other: Gender): boolean {
  return one === 'any' || other === 'any' || one === other;
}

function weaken(referent: Referent, confidence: number): Referent {
  return { ...referent, confidence: Math.min(referent.confidence, confidence) };
}

/** A person as a referent. */
export function personReferent(person: Person, confidence: number): Referent {
  return { kind: 'person', person, name: person.name.join(' '), gender: person.gender, confidence };
}
