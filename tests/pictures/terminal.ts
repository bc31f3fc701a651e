/** The look of a terminal, as a drawing: no font is shipped, so every letter gets its own place in the grid. */
const LETTER_WIDTH = 8.4;
const LINE_HEIGHT = 20;
const MARGIN = 18;
const TOP = 40;
const BACKGROUND = '#14181f';
const FOREGROUND = '#d7dde8';

/** SGR codes that Newsdesk prints, as CSS. */
const STYLES: Readonly<Record<string, string>> = {
  '1': 'font-weight:bold;fill:#ffffff',
  '2': 'fill:#8a94a6',
  '3': 'font-style:italic',
  '4': 'text-decoration:underline',
  '9': 'text-decoration:line-through',
  '31': 'fill:#f47067',
  '32': 'fill:#8ddb8c',
  '33': 'fill:#f6c177',
  '34': 'fill:#6cb6ff',
  '35': 'fill:#dcbdfb',
  '36': 'fill:#76e3ea',
  '90': 'fill:#8a94a6',
};
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  '22': ['1', '2'],
  '23': ['3'],
  '24': ['4'],
  '29': ['9'],
  '39': ['31', '32', '33', '34', '35', '36', '90'],
};

/** What a terminal of so many columns would show of this output, as SVG. */
export function renderTerminal(printed: string, columns: number): string {
  const lines = printed.trimEnd().split('\n');
  const width = Math.round(columns * LETTER_WIDTH + 2 * MARGIN);
  const height = TOP + lines.length * LINE_HEIGHT + MARGIN;
  const active = new Set<string>();
  const rows = lines.map((line, index) => renderLine(line, TOP + index * LINE_HEIGHT + 14, active));
  const dots = ['#f47067', '#f6c177', '#8ddb8c']
    .map((fill, index) => `<circle cx="${MARGIN + 6 + index * 20}" cy="20" r="6" fill="${fill}"/>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="An alert in a terminal">
<rect width="100%" height="100%" rx="10" fill="${BACKGROUND}"/>${dots}
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${FOREGROUND}" xml:space="preserve">
${rows.join('\n')}
</g></svg>
`;
}

function renderLine(line: string, y: number, active: Set<string>): string {
  let column = 0;
  const runs: string[] = [];
  // oxlint-disable-next-line no-control-regex -- terminal output is made of them
  for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
    // oxlint-disable-next-line no-control-regex -- terminal output is made of them
    const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1]?.split(';');
    if (codes !== undefined) applyCodes(codes, active);
    else if (part !== '') {
      runs.push(renderRun(part, column, active));
      column += part.length;
    }
  }
  return `<text y="${y}">${runs.join('')}</text>`;
}

function applyCodes(codes: readonly string[], active: Set<string>): void {
  for (const code of codes) {
    if (code === '0' || code === '') active.clear();
    else if (code in CLOSING) for (const closed of CLOSING[code] ?? []) active.delete(closed);
    else active.add(code);
  }
}

function renderRun(text: string, column: number, active: ReadonlySet<string>): string {
  const style = [...active]
    .map((code) => STYLES[code])
    .filter(Boolean)
    .join(';');
  const x = (MARGIN + column * LETTER_WIDTH).toFixed(1);
  const length = (text.length * LETTER_WIDTH).toFixed(1);
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<tspan x="${x}" textLength="${length}" style="${style}">${escaped}</tspan>`;
}
