import type { WebClient } from '@slack/web-api';
import type { CheckLine } from '../../../ports/chat.ts';
import { describeFailure, findHint, nameFailure } from './outcome.ts';

/** What a person must do on Slack's own pages: commands belong to the app there, and go with it. */
export async function uninstallSlack(client: WebClient): Promise<readonly CheckLine[]> {
  const subject = 'slack app';
  try {
    const { user, team } = await client.auth.test();
    const text = `${user ?? 'the app'} in ${team ?? 'the workspace'}: its tokens still work`;
    const hint =
      'Open https://api.slack.com/apps, choose the app, and Delete App at the foot of Basic Information: that revokes both tokens and takes /news and /watch away.';
    return [{ subject, isWell: true, text, hint }];
  } catch (error) {
    const failure = describeFailure(error);
    const hint = `${findHint(failure) ?? 'Try again.'} Whatever the token: Delete App at https://api.slack.com/apps takes everything away.`;
    return [{ subject, isWell: false, text: nameFailure(failure), hint }];
  }
}
