import { DatabaseSync } from 'node:sqlite';

/**
 * glibc gives back what is free at the end of its heap alone; `malloc_trim` (malloc_trim(3)) what lies between two blocks too: 50 of 90 MB
 * after a first poll of 1,000 feeds. Node has no call for it and an addon would need a compiler, but SQLite calls a function of a
 * library by its name: `malloc_trim` reads its one argument as what to keep at the end, and SQLite its answer (1: some was given back) as
 * an extension that failed. Another libc has no such file or function, and keeps what it has.
 */
export function trimAllocator(): void {
  const database = new DatabaseSync(':memory:', { allowExtension: true });
  try {
    database.loadExtension('libc.so.6', 'malloc_trim');
  } catch {
    // As above: whether it worked cannot be told, and nothing depends on it.
  } finally {
    database.close();
  }
}
