import { describeChatPlatform } from '../../../contracts/chat.contract.ts';
import { startSlackHarness } from '../../../emulators/slack/harness.ts';

describeChatPlatform({ platform: 'slack', isLocal: false }, startSlackHarness);
