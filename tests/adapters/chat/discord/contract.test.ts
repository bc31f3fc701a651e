import { describeChatPlatform } from '../../../contracts/chat.contract.ts';
import { startDiscordHarness } from '../../../emulators/discord/harness.ts';

describeChatPlatform(
  { platform: 'discord', isLocal: false, isNotifiedByMessage: true },
  startDiscordHarness,
);
