const LEVELS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A line that fits a phone: longer trials have a bar for several days. */
const BARS_MAX = 60;

/** Stories by day as one line of bars, with the first and the last day and the largest number under it. */
export function renderDays(
  days: readonly { readonly day: string; readonly stories: number }[],
): string {
  const daysPerBar = Math.max(1, Math.ceil(days.length / BARS_MAX));
  const sums: number[] = [];
  for (let from = 0; from < days.length; from += daysPerBar) {
    const together = days.slice(from, from + daysPerBar);
    sums.push(together.reduce((sum, { stories }) => sum + stories, 0));
  }
  const largest = Math.max(0, ...sums);
  const steps = LEVELS.length - 1;
  const bars = sums.map(
    (stories) => LEVELS[largest === 0 ? 0 : Math.ceil((stories / largest) * steps)],
  );
  const first = days[0]?.day.slice(5) ?? '';
  const last = days.at(-1)?.day.slice(5) ?? '';
  const gap = ' '.repeat(Math.max(1, bars.length - first.length - last.length));
  // A frame keeps the empty days at the ends, which the platforms would trim.
  return `│${bars.join('')}│ ≤ ${largest}\n ${first}${gap}${last}`;
}
