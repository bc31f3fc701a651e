const FIELDS: readonly { readonly name: string; readonly min: number; readonly max: number }[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12 },
  { name: 'day of the week', min: 0, max: 7 },
];
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

/**
 * What is wrong with a cron expression, as one sentence, or undefined when it is right. Five fields of numbers, names
 * (JAN, MON), `*`, ranges, steps and lists (crontab(5)); without `L`, `#` and seconds, which cron programs read differently.
 */
export function findCronProblem(expression: string): string | undefined {
  const fields = expression.trim().split(/\s+/);
  if (expression.trim() === '' || fields.length !== FIELDS.length) {
    const found = expression.trim() === '' ? 0 : fields.length;
    return `a cron expression has 5 fields (minute hour day month weekday), this has ${found}`;
  }
  for (const [index, { name, min, max }] of FIELDS.entries()) {
    const text = fields[index] ?? '';
    const isRight = text.split(',').every((part) => isCronPart(part, { index, min, max }));
    if (!isRight) return `"${text}" is not a ${name} (${min} to ${max})`;
  }
  return undefined;
}

function isCronPart(part: string, field: { index: number; min: number; max: number }): boolean {
  const [range = '', step, ...rest] = part.split('/');
  if (rest.length > 0) return false;
  if (step !== undefined && !(/^\d{1,2}$/.test(step) && Number(step) > 0)) return false;
  if (range === '*') return true;
  const [from = '', to, ...more] = range.split('-');
  if (more.length > 0) return false;
  const first = cronNumber(from, field);
  const last = to === undefined ? first : cronNumber(to, field);
  return first !== undefined && last !== undefined && first <= last;
}

function cronNumber(
  text: string,
  field: { index: number; min: number; max: number },
): number | undefined {
  const names = field.index === 3 ? MONTHS : field.index === 4 ? WEEKDAYS : [];
  const named = names.indexOf(text.toLowerCase());
  if (named !== -1) return named + field.min;
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= field.min && value <= field.max ? value : undefined;
}
