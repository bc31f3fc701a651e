import { labelsFor } from '../../../src/core/alert/labels.ts';
import type { Conversation } from '../../../src/ports/conversation.ts';
import { quickClock } from '../../helpers/quick-clock.ts';
import type { PeopleHarness, Person, Seen, SeenControl, SeenField } from '../people-harness.ts';
import { untilFound } from '../people-harness.ts';
import { CHANNEL, slackOn } from './harness.ts';
import { SlackEmulator } from './slack-emulator.ts';
import { TEAM_ID } from './state.ts';
import { readBlocks } from './visible.ts';

type Json = Readonly<Record<string, unknown>>;

const USERS: Readonly<Record<Person, { readonly id: string; readonly team: string }>> = {
  stranger: { id: 'U0STRANGER', team: 'T0FOREIGN' },
  member: { id: 'U0MEMBER', team: TEAM_ID },
  admin: { id: 'U0ADMIN', team: TEAM_ID },
};

/** Where a person sees something: a message of a channel, or a modal. */
type Raw =
  | { readonly surface: 'message'; readonly blocks: readonly Json[]; readonly isPrivate: boolean }
  | { readonly surface: 'view'; readonly view: Json };

/** People of an emulated workspace, in one of its channels. */
export async function startSlackPeople(conversation: Conversation): Promise<PeopleHarness> {
  const emulator = await SlackEmulator.start();
  emulator.addChannel(CHANNEL);
  emulator.addUser('U0MEMBER');
  emulator.addUser('U0ADMIN', { isAdmin: true });
  // People wait as long as they do: a machine under load must not make a form come too late.
  const { platform } = slackOn(emulator, { conversation, clock: quickClock(Date.now(), 1) });
  platform.start();
  await emulator.socketOpen();
  const acknowledgedMs: number[] = [];
  let count = 0;

  /** Delivers, and waits for what is shown at the payload's own response address or trigger. */
  async function act(type: string, person: Person, payload: Json): Promise<Seen> {
    count += 1;
    const mark = `p${count}`;
    const { id, team } = USERS[person];
    const who =
      type === 'slash_commands'
        ? { user_id: id, team_id: team, channel_id: CHANNEL }
        : { user: { id, team_id: team }, team: { id: team }, channel: { id: CHANNEL } };
    const viewsBefore = emulator.views.length;
    const { payload: answer, afterMs } = await emulator.deliver(type, {
      response_url: emulator.apiUrl.replace('/api/', `/response/${mark}`),
      trigger_id: mark,
      ...who,
      ...payload,
    });
    acknowledgedMs.push(afterMs);
    if (payload['type'] === 'view_submission') return readSubmitted(payload, answer, viewsBefore);
    const viewId = (payload['view'] as Json | undefined)?.['id'];
    return untilFound(`${mark} ${JSON.stringify(payload).slice(0, 200)}`, () => {
      const response = emulator.responses.find(({ url }) => url === `/response/${mark}`);
      if (response !== undefined) return readResponse(response.body);
      const shown = emulator.views.find(
        ({ body, method }, index) =>
          body['trigger_id'] === mark ||
          (method === 'views.update' && index >= viewsBefore && body['view_id'] === viewId),
      );
      return shown === undefined ? undefined : readView(shown.body['view'] as Json, viewId);
    });
  }

  function press(
    person: Person,
    {
      element,
      choice,
      from,
    }: { readonly element: Json; readonly choice: string | undefined; readonly from: Raw },
  ): Promise<Seen> {
    const action = {
      ...element,
      block_id: 'b',
      action_ts: '1.1',
      ...(choice === undefined ? {} : { selected_option: { value: choice } }),
    };
    const place =
      from.surface === 'message'
        ? { container: { type: 'message', is_ephemeral: from.isPrivate }, message: { ts: '1.0' } }
        : {
            container: { type: 'view' },
            view: from.view,
            channel: undefined,
            response_url: undefined,
          };
    return act('interactive', person, { type: 'block_actions', actions: [action], ...place });
  }

  async function readSubmitted(payload: Json, answer: Json, viewsBefore: number): Promise<Seen> {
    const view = payload['view'] as Json;
    if (answer['response_action'] === 'errors') {
      const errors = Object.values(answer['errors'] as Readonly<Record<string, string>>);
      const shown = readView(withValues(view), view['id']);
      return { ...shown, words: [shown.words, ...errors].join('\n'), isReplacement: true };
    }
    const first = answer['view'] as Json;
    if (!JSON.stringify(first).includes(labelsFor('en').working)) {
      return { ...readView(first, view['id']), isReplacement: true };
    }
    // A busy machine answers in time with "Working on it…", and fills the form in afterwards.
    return untilFound('the answer to a form', () => {
      const later = emulator.views
        .slice(viewsBefore)
        .find(({ body, method }) => method === 'views.update' && body['view_id'] === view['id']);
      return later && readView(later.body['view'] as Json, view['id']);
    });
  }

  return {
    platform: 'slack',
    acknowledgedMs,
    look: (seen) => seen,
    type: (person, { command, subcommand, options = {} }) =>
      act('slash_commands', person, {
        command: `/${command}`,
        text: [subcommand, ...Object.values(options)].join(' '),
      }),
    press: (person, { raw }, actionId, choice) => {
      const from = raw as Raw;
      const blocks = from.surface === 'message' ? from.blocks : (from.view['blocks'] as Json[]);
      const element = elementsOf(blocks).find((one) => idOf(one) === actionId);
      if (element === undefined) throw new Error(`no button ${actionId}`);
      return press(person, { element, choice, from });
    },
    pressAlert: (person, actionId, choice) => {
      const from: Raw = { surface: 'message', blocks: [], isPrivate: false };
      const id = choice === undefined ? `0:${actionId}` : `menu:${actionId}`;
      const type = choice === undefined ? 'button' : 'static_select';
      const element = { type, action_id: id, ...(choice === undefined ? { value: actionId } : {}) };
      return press(person, { element, choice, from });
    },
    channel: `slack:${CHANNEL}`,
    submit: (person, { raw }, values) => {
      const { view } = raw as Extract<Raw, { surface: 'view' }>;
      const state = { values: fillIn(view['blocks'] as Json[], values) };
      const filled = { ...view, callback_id: 'v1:form', state };
      return act('interactive', person, {
        type: 'view_submission',
        view: filled,
        channel: undefined,
        response_url: undefined,
      });
    },
    use: (person, action, text) =>
      act('interactive', person, {
        type: 'message_action',
        callback_id: action,
        // What a person types as an address, Slack keeps as a link.
        message: { type: 'message', ts: '1.0', text: text.replace(/https?:\/\/\S+/g, '<$&>') },
      }),
    refusals: () => emulator.refusals,
    close: async () => {
      await platform.stop();
      await emulator.close();
    },
  };
}

/** A link to the channel itself calls nobody; one to another would be from outside. */
const OWN_CHANNEL: ReadonlySet<string> = new Set([
  `#${CHANNEL}`,
  JSON.stringify({ type: 'channel', channel_id: CHANNEL }),
]);

function readSurface(...seen: Parameters<typeof readBlocks>): ReturnType<typeof readBlocks> {
  const { pings, ...rest } = readBlocks(...seen);
  return { ...rest, pings: pings.filter((ping) => !OWN_CHANNEL.has(ping)) };
}

function readResponse(body: Json): Seen {
  const blocks = (body['blocks'] ?? []) as readonly Json[];
  const { words, links, pings } = readSurface(blocks, body['text'] as string);
  const isPrivate = body['response_type'] === 'ephemeral';
  const isReplacement = body['replace_original'] === true;
  const raw: Raw = { surface: 'message', blocks, isPrivate };
  const controls = readControls(blocks);
  return {
    kind: 'message',
    words,
    links,
    pings,
    isPrivate,
    isReplacement,
    controls,
    fields: [],
    raw,
  };
}

function readView(view: Json, replacedId: unknown): Seen {
  const blocks = view['blocks'] as readonly Json[];
  const inputs = blocks.filter(({ type }) => type === 'input');
  const {
    words: shown,
    links,
    pings,
  } = readSurface(blocks.filter((block) => !inputs.includes(block)));
  const fields = inputs.map(readField);
  const labels = inputs
    .flatMap(({ label, hint }) => [label, hint])
    .map((one) => (one as Json | undefined)?.['text'] ?? '');
  const words = [(view['title'] as Json)['text'], ...labels, shown].join('\n');
  return {
    kind: fields.length > 0 ? 'form' : 'message',
    words,
    links,
    pings,
    isPrivate: true,
    isReplacement: replacedId !== undefined,
    controls: readControls(blocks),
    fields,
    raw: { surface: 'view', view: { id: 'V1', type: 'modal', ...view } } satisfies Raw,
  };
}

function readField(block: Json): SeenField {
  const element = block['element'] as Json;
  const chosen = (element['initial_option'] as Json | undefined)?.['value'];
  const channel = element['initial_conversation'];
  const value =
    element['initial_value'] ?? chosen ?? (typeof channel === 'string' ? `slack:${channel}` : '');
  return { name: block['block_id'] as string, value: value as string };
}

function elementsOf(blocks: readonly Json[]): readonly Json[] {
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap((block) => block['elements'] as readonly Json[]);
}

function idOf(element: Json): unknown {
  return element['value'] ?? String(element['action_id']).replace(/^menu:/, '');
}

function readControls(blocks: readonly Json[]): readonly SeenControl[] {
  return elementsOf(blocks)
    .filter((element) => element['url'] === undefined)
    .map((element) => {
      const label = (element['text'] ?? element['placeholder']) as Json;
      const options = (element['options'] ?? []) as readonly Json[];
      return {
        actionId: String(idOf(element)),
        label: label['text'] as string,
        choices: options.map((option) => option['value'] as string),
      };
    });
}

/** A modal's state as Slack sends it: each kind of input says in its own way what was chosen. */
function fillIn(blocks: readonly Json[], values: Readonly<Record<string, string>>): Json {
  const inputs = blocks.filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map((block) => {
      const { name, value: initial } = readField(block);
      const value = values[name] ?? initial;
      const element = block['element'] as Json;
      return [name, { [element['action_id'] as string]: answerOf(String(element['type']), value) }];
    }),
  );
}

function answerOf(type: string, value: string): Json {
  if (type === 'plain_text_input') return { type, value: value === '' ? null : value };
  if (type === 'conversations_select') {
    return { type, selected_conversation: value === '' ? null : value.replace('slack:', '') };
  }
  return { type, selected_option: value === '' ? null : { value } };
}

/** After errors Slack leaves the modal open, with what was typed. */
function withValues(view: Json): Json {
  const typed = (view['state'] as Json)['values'] as Readonly<Record<string, Json>>;
  const blocks = (view['blocks'] as readonly Json[]).map((block) => {
    const [answer] = Object.values(typed[block['block_id'] as string] ?? {}) as readonly Json[];
    if (answer === undefined) return block;
    const element = block['element'] as Json;
    const { value, selected_option, selected_conversation } = answer;
    const initial = {
      ...(typeof value === 'string' ? { initial_value: value } : {}),
      ...(selected_option === undefined ? {} : { initial_option: selected_option }),
      ...(selected_conversation === undefined
        ? {}
        : { initial_conversation: selected_conversation }),
    };
    return { ...block, element: { ...element, ...initial } };
  });
  return { ...view, blocks };
}
