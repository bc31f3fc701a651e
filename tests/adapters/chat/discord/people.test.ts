import { describePeople } from '../../../contracts/people.contract.ts';
import { startDiscordPeople } from '../../../emulators/discord/people-harness.ts';

describePeople(startDiscordPeople);
