/** A token is letters, digits and a few signs: nothing that a `.env` file would read as something else. */
const PLAIN = /^[\w.:/@%+=?&~,-]*$/;

/** A `.env` file with other values of these variables; other lines stand as they stood. A variable that was not there comes at the end. */
export function editDotEnv(text: string, values: Readonly<Record<string, string>>): string {
  const missing = new Map(Object.entries(values));
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const edited = lines.map((line) => {
    const [, name = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line) ?? [];
    const value = values[name];
    if (value === undefined) return line;
    missing.delete(name);
    return `${name}=${quote(value)}`;
  });
  for (const [name, value] of missing) edited.push(`${name}=${quote(value)}`);
  return `${edited.join('\n')}\n`;
}

function quote(value: string): string {
  return PLAIN.test(value) ? value : `'${value.replaceAll("'", '')}'`;
}
