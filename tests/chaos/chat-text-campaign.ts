import type { Message } from '../../src/core/alert/message.ts';
import type { ChatReply, Form, FormField } from '../../src/ports/conversation.ts';
import type { ChatHarness } from '../contracts/chat.contract.ts';
import { scriptedConversation } from '../emulators/conversation.ts';
import { startDiscordHarness } from '../emulators/discord/harness.ts';
import { startDiscordPeople } from '../emulators/discord/people-harness.ts';
import type { PeopleHarness, Seen } from '../emulators/people-harness.ts';
import { startSlackHarness } from '../emulators/slack/harness.ts';
import { startSlackPeople } from '../emulators/slack/people-harness.ts';
import { alertOf, NOW_MS, STANDARD, sampleDigest, sampleQuote } from '../helpers/alerts.ts';
import { UNSEEN } from '../helpers/unseen.ts';
import {
  type Campaign,
  type CampaignContext,
  mustBeZero,
  mustTakeAtMost,
  told,
} from './campaign.ts';
import { composeHostileText, loadHostileTexts } from './hostile-texts.ts';

/** Random texts beside the named ones. */
const RANDOM_TEXTS = { short: 20, long: 2000 } as const;
const OURS = /^https:\/\/(?:courier|radio)\.example\//;
const DETAIL_MAX = 120;
const BATCH = 25;
/** Both platforms wait so long for the first answer. */
const ACKNOWLEDGE_MS = 3000;
/** discord.js sends 50 requests a second and lets the rest wait. */
const PATIENCE_MS = 10_000;

interface Counts {
  messages: number;
  pings: number;
  foreignLinks: number;
  controls: number;
  blanks: number;
  unsent: number;
  /** The slowest acknowledgement of a command. */
  acknowledgedMs: number;
}

/** Something that a person sees, whichever way it came. */
interface Sight {
  readonly words: string;
  readonly links: readonly string[];
  readonly pings: readonly string[];
}

/** What one platform shows of one text, and what is wrong with it. */
class Judge {
  readonly counts: Counts = {
    messages: 0,
    pings: 0,
    foreignLinks: 0,
    controls: 0,
    blanks: 0,
    unsent: 0,
    acknowledgedMs: 0,
  };
  readonly details: string[] = [];

  judge(origin: string, { words, links, pings }: Sight): void {
    const foreign = links.filter((link) => !OURS.test(link));
    const isControlled = UNSEEN.test(words);
    this.counts.messages += 1;
    this.counts.pings += pings.length;
    this.counts.foreignLinks += foreign.length;
    this.counts.controls += isControlled ? 1 : 0;
    this.counts.blanks += words.trim() === '' ? 1 : 0;
    const wrong = [...pings, ...foreign, ...(isControlled ? ['a control character'] : [])];
    if (wrong.length > 0) this.note(origin, wrong.join(', '));
  }

  unsent(origin: string, why: string): void {
    this.counts.unsent += 1;
    this.note(origin, why);
  }

  note(origin: string, what: string): void {
    this.details.push(`${origin}: ${JSON.stringify(what).slice(0, DETAIL_MAX)}`);
  }
}

function messagesOf(text: string): readonly Message[] {
  const quote = sampleQuote({ text, speaker: text, role: text });
  const reply = {
    kind: 'quote',
    isLoud: true,
    publisher: text,
    url: 'https://radio.example/1',
    atMs: NOW_MS,
    text,
    replacement: text,
    quote,
  } as const;
  return [
    { kind: 'alert', alert: alertOf(text) },
    { kind: 'digest', digest: sampleDigest(20, text) },
    { kind: 'notice', notice: { code: 'x', title: text, text, hint: text } },
    { kind: 'reply', alertTitle: text, reply },
  ];
}

async function showMessages(
  chat: ChatHarness,
  judge: Judge,
  [name, text]: readonly [string, string],
): Promise<void> {
  let parentMessageId: string | undefined;
  for (const message of messagesOf(text)) {
    const origin = `${chat.platform.platform} ${message.kind} ${name}`;
    const nonce = `n${judge.counts.messages}-${judge.counts.unsent}`;
    const outcome = await chat.platform.send(
      {
        deliveryId: nonce,
        kind: message.kind === 'reply' ? 'reply' : 'post',
        destination: chat.destination,
        nonce,
        message,
        parentMessageId: message.kind === 'reply' ? parentMessageId : undefined,
        layout: STANDARD,
      },
      new AbortController().signal,
    );
    if (outcome.kind !== 'sent') judge.unsent(origin, JSON.stringify(outcome));
    else {
      parentMessageId ??= outcome.messageId;
      const shown = chat.visible(chat.destination).find(({ id }) => id === outcome.messageId);
      judge.judge(origin, shown ?? { words: '', links: [], pings: [] });
      if (shown !== undefined && UNSEEN.test(shown.notification)) judge.counts.controls += 1;
    }
  }
}

function formOf(text: string): Form {
  const fields = (['line', 'lines', 'choice', 'channel'] as const).map(
    (kind): FormField => ({
      name: kind,
      label: text,
      kind,
      value: kind === 'line' || kind === 'lines' ? text : '',
      hint: text,
      isRequired: true,
      choices: kind === 'choice' ? [{ value: 'a', label: text }] : [],
    }),
  );
  return { formId: 'watch-add', title: text, submitLabel: text, state: 's', fields };
}

function answerOf(text: string): ChatReply {
  return {
    kind: 'answer',
    answer: {
      blocks: [
        { kind: 'heading', text, url: 'https://courier.example/1' },
        {
          kind: 'text',
          runs: [{ text }, { text, isStrong: true, url: 'https://courier.example/2' }],
        },
        { kind: 'small', runs: [{ text }], atMs: NOW_MS },
        { kind: 'quote', quote: sampleQuote({ text, speaker: text, role: text }), isWhole: true },
        { kind: 'text', runs: [{ text: 'The end.' }] },
      ],
      buttons: [{ actionId: 'v1:x:1', label: text }],
      menu: { actionId: 'v1:y:1', label: text, choices: [{ value: 'a', label: text }] },
    },
  };
}

async function showToPerson(people: PeopleHarness, judge: Judge, name: string): Promise<void> {
  for (const subcommand of ['answer', 'form']) {
    const origin = `${people.platform} ${subcommand} ${name}`;
    try {
      const seen = await people.type('admin', { command: 'watch', subcommand });
      judge.judge(origin, withLabels(people.look(seen)));
    } catch (error) {
      judge.unsent(origin, String(error));
    }
  }
}

function withLabels(seen: Seen): Sight {
  return { ...seen, words: [seen.words, ...seen.controls.map(({ label }) => label)].join('\n') };
}

/** What one platform shows of some texts, one after the other. */
async function showBatch(
  platform: 'slack' | 'discord',
  texts: readonly (readonly [string, string])[],
  judge: Judge,
): Promise<readonly string[]> {
  let text = '';
  const conversation = scriptedConversation(
    (request) =>
      request.kind === 'command' && request.subcommand === 'form'
        ? { kind: 'form', form: formOf(text) }
        : answerOf(text),
    { opensForm: (request) => request.kind === 'command' && request.subcommand === 'form' },
  );
  const isSlack = platform === 'slack';
  const chat = await (isSlack ? startSlackHarness : startDiscordHarness)(PATIENCE_MS);
  const people = await (isSlack ? startSlackPeople : startDiscordPeople)(conversation);
  try {
    for (const entry of texts) {
      [, text] = entry;
      await showMessages(chat, judge, entry);
      await showToPerson(people, judge, entry[0]);
    }
    judge.counts.acknowledgedMs = Math.max(judge.counts.acknowledgedMs, ...people.acknowledgedMs);
    return [...chat.refusals(), ...people.refusals()];
  } finally {
    await Promise.all([chat.close(), people.close()]);
  }
}

/** What one platform makes of all the texts; new emulators now and then, since theirs are long to read in the end. */
async function runPlatform(
  { progress, signal }: CampaignContext,
  texts: readonly (readonly [string, string])[],
  platform: 'slack' | 'discord',
): Promise<{ readonly judge: Judge; readonly refusals: readonly string[] }> {
  const judge = new Judge();
  const refusals: string[] = [];
  for (let from = 0; from < texts.length && !signal.aborted; from += BATCH) {
    refusals.push(...(await showBatch(platform, texts.slice(from, from + BATCH), judge)));
    progress(`${platform}: ${Math.min(texts.length, from + BATCH)} of ${texts.length} texts`);
  }
  return { judge, refusals };
}

/** Every hostile text in every field of every message, answer and form of both platforms, through the real clients. */
export const campaign: Campaign = {
  about:
    'hostile texts in every message, answer and form of both platforms: no pings, no foreign links, no controls, nothing refused',
  stores: [],
  async run(context) {
    const texts = new Map(await loadHostileTexts());
    for (let index = 0; index < RANDOM_TEXTS[context.form]; index += 1) {
      texts.set(`random ${index}`, composeHostileText(context.random));
    }
    const findings = [told('texts', texts.size)];
    const details: string[] = [];
    for (const platform of ['slack', 'discord'] as const) {
      const { judge, refusals } = await runPlatform(context, [...texts], platform);
      const { messages, pings, foreignLinks, controls, blanks, unsent } = judge.counts;
      const tookMs = judge.counts.acknowledgedMs;
      findings.push(
        told(`${platform}: messages, answers and forms`, messages),
        mustBeZero(`${platform}: pings`, pings),
        mustBeZero(`${platform}: foreign links`, foreignLinks),
        mustBeZero(`${platform}: with control characters`, controls),
        mustBeZero(`${platform}: blank`, blanks),
        mustBeZero(`${platform}: not shown at all`, unsent),
        mustBeZero(`${platform}: refused for a limit or a shape`, refusals.length),
        mustTakeAtMost(`${platform}: acknowledged, worst`, { tookMs, atMostMs: ACKNOWLEDGE_MS }),
      );
      details.push(...judge.details, ...refusals.map((refusal) => `${platform}: ${refusal}`));
    }
    return { findings, details };
  },
};
