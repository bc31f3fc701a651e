import { describeDesk } from '../../../contracts/desk.contract.ts';
import { startSlackPeople } from '../../../emulators/slack/people-harness.ts';

describeDesk(startSlackPeople);
