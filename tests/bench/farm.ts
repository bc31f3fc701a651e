import { runFeedsCampaign } from '../chaos/feeds-campaign.ts';

/** `npm run bench -- farm [--short] [--seed 1]`: 50 healthy feeds among every fault of the farm, 20 rounds. */
const at = process.argv.indexOf('--seed');
const seed = at < 0 ? 1 : Number(process.argv[at + 1]);
const campaign = await runFeedsCampaign({ isLong: !process.argv.includes('--short'), seed });
if (campaign === undefined) {
  process.stdout.write('no feed farm beside the project (NEWSDESK_SHARED): nothing was measured\n');
} else {
  const { outcomes, failures, ...figures } = campaign;
  process.stdout.write(`seed ${seed} ${JSON.stringify(figures)}\n`);
  for (const [outcome, count] of Object.entries(outcomes))
    process.stdout.write(`  ${String(count).padStart(4)}  ${outcome}\n`);
  for (const failure of failures) process.stdout.write(`FAILED: ${failure}\n`);
  if (failures.length > 0) process.exitCode = 1;
}
