/** What varies in a log line; names as in the house style. Never a token, and an item's text only at `debug`. */
export interface LogFields {
  readonly feedId?: string;
  readonly itemId?: string;
  readonly storyId?: string;
  readonly alertId?: string;
  readonly deliveryId?: string;
  readonly watchId?: string;
  readonly destination?: string;
  readonly durationMs?: number;
  readonly err?: unknown;
  readonly code?: string;
  readonly hint?: string;
  readonly [field: string]: unknown;
}

/** The message is a fixed phrase; what varies goes in fields. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}
