import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { isPatronymic, isSameName, knownFirstName } from './name-forms.ts';
import type { Person } from './person.ts';

/** «произнес Аркадий Мстиславович» of Аркадий Бухвостов: the only one so far who bears that first name. */
export function byPatronymic(
  people: readonly Person[],
  mention: Mention,
  { grammar }: Passage,
): Person | undefined {
  const [first = '', patronymic = ''] = mention.name;
  if (grammar.language !== 'uk' && grammar.language !== 'ru') return undefined;
  // «депутат Аркадий Абрамович»: whom a role introduces has a surname that ends so.
  if (mention.name.length !== 2 || mention.role !== '' || !isPatronymic(patronymic))
    return undefined;
  if (knownFirstName(first, grammar) === undefined) return undefined;
  const bearers = people.filter(({ name }) => isSameName(first, name[0] ?? '', grammar));
  const [bearer] = bearers;
  const isOpen = bearer !== undefined && bearer.name.length === 2;
  return bearers.length === 1 && isOpen && !bearer.name.some(isPatronymic) ? bearer : undefined;
}
