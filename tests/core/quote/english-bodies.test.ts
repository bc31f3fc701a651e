import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** Bodies as English papers name them and speak of them again, each with who is shown for the last quote. */
test.each<[string, string]>([
  // Told by how the name is built.
  [
    'Ada Flint left. Norfield Steel denies it. Dockers and Warehouse Staff Branch 4 said so. “They wanted our pensions,” the branch said.',
    'Dockers and Warehouse Staff Branch 4',
  ],
  ['Ada Flint left. Engine Company 12 said: “The roof came down.”', 'Engine Company 12'],
  [
    'Ada Flint left. Friends of the Fenton Canal want it reopened. “A canal needs water,” the group said.',
    'Friends of the Fenton Canal',
  ],
  [
    'Ada Flint left. Save the Hedgerows was appalled. “A hedge takes a century,” it said.',
    'Save the Hedgerows',
  ],
  [
    'Ada Flint left. Marsh & Daughters has sold pies since 1911. “We never freeze pastry,” it says.',
    'Marsh & Daughters',
  ],
  [
    'Ada Flint left. The Department for Work and Pensions lost. “We will study the ruling,” it said.',
    'Department for Work and Pensions',
  ],
  [
    'Ada Flint left. The Nursing and Midwifery Council said: “Trust was broken.”',
    'Nursing and Midwifery Council',
  ],
  [
    'Ada Flint left. The 3rd Highland Battalion is home. “All are safe,” it said.',
    '3rd Highland Battalion',
  ],
  // Spoken of again by what they are.
  [
    'Ada Flint left. Thistle Housing bought the block. “We will refund everyone,” the housing association said.',
    'Thistle Housing',
  ],
  [
    'Ada Flint left. Moorfield Lodge looks after sixty people. “Nobody went without water,” the care home said.',
    'Moorfield Lodge',
  ],
  [
    'Ada Flint left. The Institute for Rural Studies counted. “The gap has doubled,” the think tank said.',
    'Institute for Rural Studies',
  ],
  ['Ada Flint left. Ofgem opened an inquiry. “Nobody must overpay,” the regulator said.', 'Ofgem'],
  [
    'Ada Flint left. Pinterra, the home furnishings chain, shuts twelve stores. “We have no choice,” it said.',
    'Pinterra',
  ],
  [
    'Ada Flint left. The owner is Harbour Homes, which bought forty houses. “The lift is not ours,” it said.',
    'Harbour Homes',
  ],
  [
    'Arrow Trains cut nine services. The Rail Users Forum objected. The operator apologised. “We are short of drivers,” it said.',
    'Arrow Trains',
  ],
  [
    'Tata Steel has a plan. The GMB does not like it. “We must cut costs,” the company said.',
    'Tata Steel',
  ],
  [
    'Ada Flint left. A group calling itself Mothers of the Missing marched. “Where are they?” it asked.',
    'Mothers of the Missing',
  ],
  [
    "The National Farmers' Union disagreed. Its president, Huw Dai, left. “Anything less is reckless,” the union said.",
    "National Farmers' Union",
  ],
  [
    'Bakewell Foods recalled its pies. Bakewell said a blade broke. “We acted fast,” the firm said.',
    'Bakewell Foods',
  ],
  [
    'Volunteers from Sea Rescue kept it wet. Ida Kroll watched. “It swam north,” the charity said.',
    'Sea Rescue',
  ],
  // Before a colon.
  ['Ada Flint left. First official word, from the coastguard: “Stay away.”', 'coastguard'],
  ['Ada Flint left. A statement from Police Scotland: “Two men were held.”', 'Police Scotland'],
  ['Ada Flint left. Via the Met Office: “Gusts are expected.”', 'Met Office'],
  ['Ada Flint left. Response from Tesco: “We are looking into it.”', 'Tesco'],
  // People all the same.
  ['Ben Hale of Marsh & Daughters was cheerful. “Pies sell,” he said.', 'Ben Hale'],
  [
    'The landlord of the Red Lion, Joe Pitt, was glad. “I sold no beer,” the landlord said.',
    'Joe Pitt',
  ],
  ['Joe Pitt, a crane operator, was glad. “I can eat again,” the operator said.', 'Joe Pitt'],
  [
    'Nora Quill taught. A pupil asked her what she would miss. “The noise,” she said.',
    'Nora Quill',
  ],
])('%s', (text, name) => {
  expect(findQuotes(text, { lang: 'en', title: '' }).at(-1)?.speaker?.name).toBe(name);
});

test.each([
  'Ada Flint left. A member of the crew, who asked not to be named, spoke. “We logged it twice,” he said.',
  'Ada Flint left. The coroner’s report said: “The railing was rotten.”',
  'Ada Flint left. A clerk found a handwritten note in a ledger that read: “Do not ring them.”',
  'Ada Flint left. The jury cleared him. “Justice was done,” his lawyer said.',
  'The council sold it. Campaigners from Save Our Library filled the hall. “Shame,” they shouted.',
  'Ada Flint left. The BBC pulled the programme. “We got this wrong,” the broadcaster said.',
])('nobody named says: %s', (text) => {
  const kind = findQuotes(text, { lang: 'en', title: '' }).at(-1)?.speaker?.kind;
  expect(['person', 'organisation']).not.toContain(kind);
});
