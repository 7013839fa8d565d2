/** Runs the simulated organisation as a program: `node testing/identity-center/main.ts --port 8137 --accounts 200`. */
import { parseArgs } from 'node:util';
import { startOrganisation, type OrganisationOptions, type RecordedRequest } from './organisation.ts';

const usage = `Usage: node testing/identity-center/main.ts [options]

  --port N                    port on 127.0.0.1 (default: a free one)
  --accounts N                number of accounts, up to 10,000 (default 40)
  --roles N                   roles per account (default: 1 to 5)
  --access-token-seconds N    life of renewable access tokens (default 3600)
  --portal-session-seconds N  life of a portal session (default 28800)
  --interval N                polling interval of the device flow (default 5)
  --rate-limit N              portal calls per second, 429 beyond (default: none)
  --latency N                 milliseconds before every answer (default 0)
  --automatic                 everything is allowed without asking on a page
  --quiet                     do not print the requests
  --help`;

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    accounts: { type: 'string' },
    roles: { type: 'string' },
    'access-token-seconds': { type: 'string' },
    'portal-session-seconds': { type: 'string' },
    interval: { type: 'string' },
    'rate-limit': { type: 'string' },
    latency: { type: 'string' },
    automatic: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** The numbers that were given, under the names of the options. */
function numbers(): Partial<OrganisationOptions> {
  const given = {
    port: values.port,
    accounts: values.accounts,
    rolesPerAccount: values.roles,
    accessTokenSeconds: values['access-token-seconds'],
    portalSessionSeconds: values['portal-session-seconds'],
    interval: values.interval,
    rateLimit: values['rate-limit'],
    latencyMs: values.latency,
  } satisfies Partial<Record<keyof OrganisationOptions, string | undefined>>;
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, wholeNumber(name, value)]])),
  );
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`${name} must be a whole number, not "${value}".`);
  return Number(value);
}

/** One line without secrets. */
function print({ at, operation, body, query, status, error }: RecordedRequest): void {
  const parts: readonly unknown[] = [operation, body['grantType'], query['account_id'], query['role_name'], error];
  const known = parts.filter((part) => typeof part === 'string');
  console.log(`${new Date(at).toISOString().slice(11, 19)} ${status} ${known.join(' ')}`);
}

if (values.help) {
  console.log(usage);
} else {
  const organisation = await startOrganisation({
    ...numbers(),
    approval: values.automatic ? 'automatic' : 'page',
    onRequest: values.quiet ? undefined : print,
  });
  console.log(`The simulated organisation listens on ${organisation.url}`);
  for (const [name, value] of Object.entries(organisation.env)) console.log(`export ${name}=${value}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void organisation.close());
}
