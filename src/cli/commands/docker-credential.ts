/**
 * `daypass docker-credential`: a credential helper of docker for registries of Amazon ECR (docker/docker-credential-helpers: an action as
 * the argument, its object on stdin, the answer or what went wrong on stdout, exit code 1 where there is none).
 */
import type { Services } from '../../main/app/services.ts';
import { createRegistryTokens, type RegistryLogin } from '../../main/aws/api/registry-tokens.ts';
import { readSettledConfigFile } from '../../main/aws/config/file.ts';
import { accountOf, type CredentialPlan, plansOfAll } from '../../main/credentials/plan.ts';
import { activeOf } from '../../main/sessions/session-phase.ts';
import { dockerActions } from '../other-tool-words.ts';
import { ownCommand } from '../own-command.ts';
import { placeIn } from '../region.ts';
import { onOneLine } from '../one-line.ts';
import { CommandFailed, exitCode, type Terminal, usageError } from '../terminal.ts';
import { type CredentialOptions, withCredentials } from './credentials.ts';

/** What docker takes for "ask somebody else, or nobody" (credentials/error.go). */
const notFound = 'credentials not found in native keychain\n';
const noServer = 'no credentials server URL\n';

/** Resolves with the exit code. */
export async function dockerCredential(
  terminal: Terminal,
  action: string,
  options: CredentialOptions,
): Promise<number> {
  const { t, out } = terminal;
  switch (action) {
    case 'get':
      return get(terminal, options);
    case 'store':
      return store(terminal);
    case 'erase':
      // Nothing is stored, so there is nothing to erase.
      await readInput();
      return exitCode.done;
    case 'list':
      // Of what is stored.
      out('{}\n');
      return exitCode.done;
    case 'script':
      out(script(terminal, options));
      return exitCode.done;
    default:
      throw usageError(t('otherTools.docker.noSuchAction', { action, actions: dockerActions.join(', ') }));
  }
}

async function get(terminal: Terminal, options: CredentialOptions): Promise<number> {
  const { t, out, say } = terminal;
  const server = (await readInput()).trim();
  const registry = registryIn(server);
  if (registry === null) {
    out(server === '' ? noServer : notFound);
    return exitCode.failed;
  }
  try {
    const { username, password } = await loginFor(terminal, registry, options);
    out(`${JSON.stringify({ ServerURL: server, Username: username, Secret: password })}\n`);
    return exitCode.done;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    if (registry.account === null) {
      // Everybody may read there, with a password or without one.
      say(`daypass: ${t('otherTools.docker.anonymous', { registry: publicHost, reason: error.message })}`);
      out(notFound);
      return exitCode.failed;
    }
    // Docker shows what stands here, or swallows it and shows stderr, by what it was about to do.
    out(`daypass: ${onOneLine(error.message)}\n`);
    throw error;
  }
}

/**
 * `docker login` keeps a password that somebody has typed: for ECR the next `get` gives a better one, so that scripts with
 * `docker login` go on working; for others there is no place.
 */
async function store({ t, out }: Terminal): Promise<number> {
  if (registryIn(serverOf(await readInput())) !== null) return exitCode.done;
  out(`daypass: ${t('otherTools.docker.notStored')}\n`);
  throw usageError(t('otherTools.docker.notStored'));
}

function serverOf(credentials: string): string {
  try {
    const { ServerURL: server } = JSON.parse(credentials) as { readonly ServerURL?: unknown };
    return typeof server === 'string' ? server : '';
  } catch {
    return '';
  }
}

interface Registry {
  /** 12 digits; null for the public one. */
  readonly account: string | null;
  readonly region: string;
  readonly useFipsEndpoint: boolean;
}

const publicHost = 'public.ecr.aws';

/** AWS's suffixes of host names, as in amazon-ecr-credential-helper (api/client.go). */
const privateHost =
  /^(\d{12})\.dkr[.-]ecr(-fips)?\.([a-z0-9][a-z0-9-]*)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/** Null for what is no registry of ECR. Docker says it with `https://` or without, and perhaps with a path. */
export function registryIn(server: string): Registry | null {
  const url = URL.parse(server.includes('://') ? server : `https://${server}`);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return null;
  if (url.hostname === publicHost) return { account: null, region: '', useFipsEndpoint: false };
  const [, account, fips, region] = privateHost.exec(url.hostname) ?? [];
  if (account === undefined || region === undefined) return null;
  return { account, region, useFipsEndpoint: fips !== undefined };
}

function loginFor(terminal: Terminal, registry: Registry, options: CredentialOptions): Promise<RegistryLogin> {
  const { account, region, useFipsEndpoint } = registry;
  const find = (services: Services): Promise<CredentialOptions> => optionsFor(terminal, services, registry, options);
  return withCredentials(terminal, find, async (services, given) => {
    const tokens = createRegistryTokens(services.clients);
    const place = placeIn(region, services, given);
    return account === null
      ? tokens.ecrPublic(place, given.keys)
      : tokens.ecr({ ...place, useFipsEndpoint }, given.keys);
  });
}

/**
 * What names the role: the options; AWS_PROFILE, where that gets credentials from a sign-in; or the first profile of the config file
 * with a role in the registry's account, one that somebody is signed in to before one that nobody is. The public registry takes
 * any role.
 */
async function optionsFor(
  { env, t }: Terminal,
  { store: state, paths }: Services,
  { account }: Registry,
  options: CredentialOptions,
): Promise<CredentialOptions> {
  const { profile, session, account: named, role } = options;
  if ([profile, session, named, role].some((option) => option !== undefined)) return options;
  const [{ text: config }, { text: credentials }] = await Promise.all([
    readSettledConfigFile(paths.configFile),
    readSettledConfigFile(paths.credentialsFile),
  ]);
  const isSignedIn = ({ sso }: CredentialPlan): boolean => {
    const phase = state.session(sso.sessionId)?.phase;
    return phase !== undefined && activeOf(phase) !== null;
  };
  let first: string | null = null;
  let firstSignedIn: string | null = null;
  for (const { profile: name, plan } of plansOfAll({ config, credentials })) {
    if (name === env['AWS_PROFILE']) return { ...options, profile: name };
    if (account !== null && accountOf(plan) !== account) continue;
    first ??= name;
    if (firstSignedIn === null && isSignedIn(plan)) firstSignedIn = name;
  }
  const found = firstSignedIn ?? first;
  if (found === null) throw new CommandFailed(t('otherTools.docker.noProfile', { account: account ?? publicHost }));
  return { ...options, profile: found };
}

/** Far more than an address, or than any password. */
const longestInput = 64 * 1024;

async function readInput(): Promise<string> {
  let input = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    input += chunk;
    if (input.length > longestInput) break;
  }
  return input;
}

/** The program that docker looks for on its PATH, with whole paths in it: that of Docker Desktop is not that of a shell. */
function script({ platform }: Terminal, { profile, session, account, role, cache }: CredentialOptions): string {
  const named = Object.entries({ profile, session, account, role });
  const args = [
    ...ownCommand(process),
    'docker-credential',
    ...named.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
    ...(cache === false ? ['--no-cache'] : []),
  ];
  if (platform === 'win32') return `@${args.map((arg) => `"${arg.replaceAll('%', '%%')}"`).join(' ')} %*\r\n`;
  return `#!/bin/sh\nexec ${args.map((arg) => `'${arg.replaceAll("'", String.raw`'\''`)}'`).join(' ')} "$@"\n`;
}
