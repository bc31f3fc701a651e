import { describeDesk } from '../../../contracts/desk.contract.ts';
import { startDiscordPeople } from '../../../emulators/discord/people-harness.ts';

describeDesk(startDiscordPeople);
