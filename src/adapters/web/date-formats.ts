/** One for each language, zone and shape that has been asked for: making one takes longer than a hundred dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

const SHAPES = {
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  day: { day: 'numeric', month: 'short' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** How a page writes a moment, or a day of a chart, in a language (BCP 47) and a time zone (IANA). Throws RangeError for a zone that is none. */
export function dateFormat(
  shape: keyof typeof SHAPES,
  { language, timezone }: { readonly language: string; readonly timezone: string },
): Intl.DateTimeFormat {
  const name = `${shape} ${language} ${timezone}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, { ...SHAPES[shape], timeZone: timezone });
    formats.set(name, format);
  }
  return format;
}
