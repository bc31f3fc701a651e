#!/usr/bin/env -S MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072 node --max-semi-space-size=8
// Workers and glibc's arena for each of them would keep 50 MB more at the peak, and what is freed would stay with glibc.
// What a poll leaves behind dies young: V8's own 16 MB cost 60 MB at the peak. Its --optimize-for-size saves 50 MB
// more at rest, and takes 1.7 times the CPU for a first poll: not worth it.
//
// JavaScript, so that the cache is on before the first TypeScript is read: Node's stripper of types takes 30 MB in each
// thread that must load it.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Code that was compiled once is not compiled again; NODE_COMPILE_CACHE names another folder. Without a writable one nothing is kept. */
const COMPILE_CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'newsdesk');

const { directory } = enableCompileCache(COMPILE_CACHE);
// The workers read it there.
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] = directory;
await import('./cli.ts');
