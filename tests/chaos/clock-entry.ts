import { existsSync, readFileSync } from 'node:fs';

/** Preloaded into a service: its clock is wrong by as many milliseconds as the file `CHAOS_CLOCK` says. */
const file = process.env['CHAOS_CLOCK'] ?? '';
const READ_EVERY_MS = 50;
const realNow = Date.now.bind(Date);
const RealDate = Date;
let offsetMs = 0;
let readAt = Number.NEGATIVE_INFINITY;

function wrongNow(): number {
  if (performance.now() - readAt > READ_EVERY_MS) {
    readAt = performance.now();
    offsetMs = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  }
  return realNow() + offsetMs;
}

class WrongDate extends RealDate {
  constructor(...parts: readonly unknown[]) {
    if (parts.length === 0) super(wrongNow());
    else super(...(parts as [number]));
  }

  static override now(): number {
    return wrongNow();
  }
}
globalThis.Date = WrongDate as DateConstructor;
