import { describe, expect, test } from 'vitest';
import {
  findAgencyCredit,
  findCitedOutlet,
  OutletNames,
} from '../../../src/core/story/find-origin.ts';

const agencies = new OutletNames(['Meridian Wire', 'APX']);
const outlets = new OutletNames(['Kyiv Lantern', "Степовий кур'єр", 'Elbwarte', 'Le Phare']);

describe('an agency is credited', () => {
  test.each([
    ['in brackets at the head', ['(Meridian Wire) A ferry ran aground.']],
    ['after the place', ['VISBY (APX) – A ferry ran aground.']],
    ['in a line of its own', ['A ferry ran aground.', '– Meridian Wire']],
    ['in a byline', ['By Jane Roe, Meridian Wire', 'A ferry ran aground.']],
    ['as the source', ['A ferry ran aground.', 'Quelle: APX']],
    [
      'at the end of a paragraph',
      ['A ferry ran aground near the lighthouse, and all were saved. (APX)'],
    ],
  ])('%s', (_, paragraphs) => {
    expect(findAgencyCredit(paragraphs, agencies)).toBeDefined();
  });
}); // prettier-ignore

describe('an agency is not credited', () => {
  test.each([
    ['for a picture', ['Photo: Meridian Wire', 'A ferry ran aground.']],
    [
      'as the subject',
      [
        'Meridian Wire has sold its tower in Leeds, its owner said on Friday, for a price that was not named.',
      ],
    ],
    ['in other letters', ['apx is a word.']],
    ['in an empty text', []],
  ])('%s', (_, paragraphs) => {
    expect(findAgencyCredit(paragraphs, agencies)).toBeUndefined();
  });
}); // prettier-ignore

describe('another outlet is cited', () => {
  test.each([
    ['Sentry slept, Kyiv Lantern reports', 'A sentry slept.', 'Kyiv Lantern'],
    ['Sentry slept – Kyiv Lantern', 'A sentry slept.', 'Kyiv Lantern'],
    ['Sentry slept', 'A sentry slept, according to the Kyiv Lantern.', 'Kyiv Lantern'],
    ['Вартовий спав', "Вартовий спав, пише «Степовий кур'єр».", "Степовий кур'єр"],
    ['Вартовий спав', "За даними «Степового кур'єра», вартовий спав.", "Степовий кур'єр"],
    ['Wache schlief', 'Die Wache schlief, wie die Elbwarte berichtet.', 'Elbwarte'],
    ['Le garde dormait', 'Selon Le Phare, le garde dormait.', 'Le Phare'],
  ])('%s: %s', (title, text, name) => {
    expect(findCitedOutlet({ title, paragraphs: [text], publisher: 'Other' }, outlets)).toBe(name);
  });

  test('but never itself, and not without a cue', () => {
    const paragraphs = ['A sentry slept, the Kyiv Lantern reports.'];
    const own = { title: 'Sentry', paragraphs, publisher: 'Kyiv Lantern' };
    expect(findCitedOutlet(own, outlets)).toBeUndefined();
    const met = ['The Kyiv Lantern football team won on Friday against the sailors.'];
    expect(
      findCitedOutlet({ title: 'Cup', paragraphs: met, publisher: 'Other' }, outlets),
    ).toBeUndefined();
  });
});
