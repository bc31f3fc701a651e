import { describePeople } from '../../../contracts/people.contract.ts';
import { startSlackPeople } from '../../../emulators/slack/people-harness.ts';

describePeople(startSlackPeople);
