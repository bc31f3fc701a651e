import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Preloaded into a service: while the file `CHAOS_DISK` says `full`, no database file grows by a page; while it says `read-only`,
 * none can be written. SQLite then says what it says on such a disk.
 */
const file = process.env['CHAOS_DISK'] ?? '';
const execute = Reflect.get(DatabaseSync.prototype, 'exec') as DatabaseSync['exec'];
const PAGES_MAX = 2 ** 30;

function readIllness(): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

DatabaseSync.prototype.exec = function exec(this: DatabaseSync, statements: string): void {
  if (statements === 'begin immediate') {
    const illness = readIllness();
    const pages = Number(this.prepare('pragma page_count').get()?.['page_count'] ?? PAGES_MAX);
    const isReadOnly = illness === 'read-only' ? 1 : 0;
    execute.call(
      this,
      `pragma max_page_count = ${illness === 'full' ? pages : PAGES_MAX}; pragma query_only = ${isReadOnly}`,
    );
  }
  execute.call(this, statements);
};
