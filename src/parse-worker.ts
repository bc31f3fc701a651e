import { parentPort } from 'node:worker_threads';
import { extractArticle } from './adapters/article/extract-article.ts';
import { decodeBytes } from './adapters/feeds/decode-bytes.ts';
import { parseFeed } from './adapters/feeds/parse-feed.ts';
import type { ParseJob, WorkerMessage } from './adapters/feeds/parse-pool.ts';
import type { ArticleOutcome, ParseOutcome } from './ports/feed-source.ts';

async function work(job: ParseJob): Promise<ParseOutcome | ArticleOutcome> {
  try {
    if (job.kind === 'feed') return await parseFeed(job.bytes, job.source);
    const page = decodeBytes(job.bytes, job.source.contentType);
    return extractArticle(page.text, { url: job.source.url });
  } catch (error) {
    // A document that trips a parser costs itself alone; the name says which fault, the text may hold the document.
    return { kind: 'crashed', detail: error instanceof Error ? error.name : 'unknown' };
  }
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (job: ParseJob) => {
  void work(job).then((outcome) => {
    say({ kind: 'done', id: job.id, outcome });
  });
});
say({ kind: 'ready' });
