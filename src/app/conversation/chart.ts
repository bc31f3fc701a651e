const LEVELS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** Stories by day as one line of bars, with the first and the last day and the largest number under it. */
export function renderDays(
  days: readonly { readonly day: string; readonly stories: number }[],
): string {
  const largest = Math.max(0, ...days.map(({ stories }) => stories));
  const steps = LEVELS.length - 1;
  const bars = days.map(
    ({ stories }) => LEVELS[largest === 0 ? 0 : Math.ceil((stories / largest) * steps)],
  );
  const first = days[0]?.day.slice(5) ?? '';
  const last = days.at(-1)?.day.slice(5) ?? '';
  const gap = ' '.repeat(Math.max(1, days.length - first.length - last.length));
  // A frame keeps the empty days at the ends, which the platforms would trim.
  return `│${bars.join('')}│ ≤ ${largest}\n ${first}${gap}${last}`;
}
