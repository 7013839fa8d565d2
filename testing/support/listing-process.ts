/**
 * A process of its own that makes calls to a portal at the rate that all processes share: `<folder of rate files> <address> <calls>`.
 * Prints as JSON when it has begun (epoch ms), and how many of its calls were refused.
 */
import { problem } from '../../src/shared/problems.ts';
import { AwsFailure } from '../../src/main/aws/api/failure.ts';
import { createRequestBudgets, priorities } from '../../src/main/aws/api/request-budgets.ts';
import { createSharedRates } from '../../src/main/aws/api/shared-rates.ts';

const [, , folder = '', address = '', calls = '0'] = process.argv;
const budget = createRequestBudgets(createSharedRates(folder)).of({ region: 'us-east-1', startUrl: address });
let refused = 0;

async function call(): Promise<void> {
  const answer = await fetch(address);
  await answer.arrayBuffer();
  if (answer.status !== 429) return;
  refused += 1;
  throw new AwsFailure('Call', 'throttled', problem('aws-throttled', { host: 'x' }, 'auto'));
}

await Promise.all(Array.from({ length: Number(calls) }, () => budget.run(priorities.others, call)));
console.log(JSON.stringify({ refused }));
