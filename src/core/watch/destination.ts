/** Where alerts are told: the terminal (`console`), a Slack channel (`slack:C…`) or a Discord channel (`discord:1…`). */
export type Destination = 'console' | `slack:${string}` | `discord:${string}`;
export type Platform = 'console' | 'slack' | 'discord';

const SHAPE = /^(?:console|slack:[CDG][A-Z0-9]{2,20}|discord:\d{5,20})$/;

/** Whether the text names a destination; channel ids only, since names of channels change. */
export function isDestination(text: string): text is Destination {
  return SHAPE.test(text);
}

/** The platform that carries a destination. */
export function platformOf(destination: Destination): Platform {
  if (destination === 'console') return 'console';
  return destination.startsWith('slack:') ? 'slack' : 'discord';
}

/**
 * The platform's own id of the channel: `C0123ABC`, `112233445566778899`; empty for the console.
 * @public
 */
export function channelOf(destination: Destination): string {
  return destination.slice(destination.indexOf(':') + 1).replace(/^console$/, '');
}
