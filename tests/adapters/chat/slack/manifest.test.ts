import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { SCOPES_NEEDED } from '../../../../src/adapters/chat/slack/check.ts';

interface Manifest {
  readonly features: {
    readonly slash_commands: readonly { readonly command: string }[];
    readonly shortcuts: readonly { readonly callback_id: string }[];
    readonly app_home: { readonly home_tab_enabled: boolean };
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean };
    readonly socket_mode_enabled: boolean;
  };
}

test('the manifest has what the adapter listens to and needs', () => {
  const manifest = parse(readFileSync('config/slack-app-manifest.yaml', 'utf8')) as Manifest;
  expect(manifest.oauth_config.scopes.bot).toEqual(expect.arrayContaining([...SCOPES_NEEDED]));
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([
    '/news',
    '/watch',
  ]);
  expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([
    'about',
    'check-quote',
  ]);
  expect(manifest.settings.event_subscriptions.bot_events).toEqual([
    'app_home_opened',
    'member_joined_channel',
  ]);
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(manifest.features.app_home.home_tab_enabled).toBe(true);
});
