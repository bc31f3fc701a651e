/** News agencies whose copies count as one source with the agency. */
export const AGENCIES = [
  'Reuters',
  'AP',
  'Associated Press',
  'AFP',
  'dpa',
  'PAP',
  'Interfax-Ukraine',
  'Ukrinform',
  'UNIAN',
  'TASS',
  'RIA Novosti',
  'Укрінформ',
  'Інтерфакс-Україна',
  'УНІАН',
  'ТАСС',
  'Интерфакс',
] as const;
