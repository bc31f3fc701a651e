import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { renderConceptsYaml, renderFeedsYaml, renderWatchesYaml } from '../../src/config/render.ts';

function roundTrip(config: Pick<Config, 'feeds' | 'watches' | 'concepts'>): Config {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-render-'));
  writeFileSync(join(folder, 'feeds.yaml'), renderFeedsYaml(config.feeds));
  writeFileSync(join(folder, 'watches.yaml'), renderWatchesYaml(config.watches));
  writeFileSync(join(folder, 'concepts.yaml'), renderConceptsYaml(config.concepts));
  try {
    return loadConfig({ directory: folder, environment: {} });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the shipped feeds, watches and concepts come back as they were', () => {
  const shipped = loadConfig({ directory: 'config', environment: {} });
  const back = roundTrip(shipped);
  expect(back.feeds).toEqual(shipped.feeds);
  expect(back.watches).toEqual(shipped.watches);
  expect(back.concepts).toEqual(shipped.concepts);
});

test('every option, and texts that YAML would take for something else, come back as they were', () => {
  const feeds = [
    {
      url: 'https://quay.example/feed?a=1&b=#x',
      publisher: '007',
      lang: 'no',
      everyMs: 90_000,
      label: 'yes: "state" media',
      isCounted: false,
      auth: { header: 'X-Key', from: 'QUAY_KEY' },
      tags: ['true', '# ports'],
    },
  ];
  const watches = [
    {
      name: '1e3',
      query: '@quay AND "a: b # no comment \\" NOT title:=US',
      destinations: ['console', 'slack:C0123ABC', 'discord:112233445566778899'] as const,
      mode: 'digest' as const,
      digest: { cron: '0 8 * * 1-5', timezone: 'Europe/Kyiv' },
      quietHours: { from: '23:00', to: '07:00', timezone: 'UTC', breakThroughPublishers: 3 },
      publishersMin: 2,
      alertsPerHourMax: 6,
      ageMaxMs: 14 * 86_400_000,
      visibility: 'admins' as const,
      languages: ['no', 'uk'],
      mention: { slack: 'S0123', discord: '112233445566778899' },
      mustMatch: ['- a 1e3 line\n  a: b no comment', 'причал: a b (no comment)'],
      mustNotMatch: ['~', 'null', ''],
    },
  ];
  const concepts = {
    quay: ['@wharf', '=NO', 'null', '1e3', 'yes', '"a: b #c"', '~"0123"'],
    wharf: ['причал'],
  };
  const back = roundTrip({ feeds, watches, concepts });
  expect(back.feeds).toEqual(feeds);
  expect(back.watches).toEqual(watches);
  expect(back.concepts).toEqual(concepts);
});
