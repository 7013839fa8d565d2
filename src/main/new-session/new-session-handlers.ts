/** What the form for a new session asks and does: reads a pasted start URL, shows what would be written, writes it. */
import { portalRefusal } from '../../shared/managed-settings.ts';
import type { CommandOf } from '../../shared/commands.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { RegionSource, StartUrlFinding } from '../../shared/start-url-finding.ts';
import { type Ms, second } from '../../shared/time.ts';
import { type NewSession, sessionEdit } from '../aws/config/new-session.ts';
import { addSession } from '../aws/config/change.ts';
import { readConfigFile } from '../aws/config/file.ts';
import { configWork } from '../aws/config/work.ts';
import type { PortalLookup } from '../aws/api/portal-lookup.ts';
import type { RegionLookup } from '../aws/api/portal-region.ts';
import { proposeName, type ReadStartUrl, readStartUrl } from '../aws/start-url.ts';
import { type CommandHandlers, invalidCommand } from '../core/dispatch.ts';
import type { Store } from '../core/store.ts';
import { createTurns } from '../system/turns.ts';
import { finalProblemOf, ProblemError } from '../core/problem-error.ts';
import { readPresentText } from '../profiles/config-change.ts';
import { digestOf } from '../profiles/edit-preview.ts';
import { profileWork } from '../profiles/profile-work.ts';
import type { SignIn } from '../sign-in/sign-in.ts';

export interface NewSessionDeps {
  /** The config file. */
  readonly file: string;
  readonly store: Pick<Store, 'state'>;
  readonly signIn: Pick<SignIn, 'start'>;
  readonly portalLookup: PortalLookup;
  readonly regionLookup: RegionLookup;
  /** Brings the state up to date with a config file that was just written. */
  readonly readConfigNow: () => Promise<void>;
}

export function newSessionHandlers(
  deps: NewSessionDeps,
): Pick<CommandHandlers, 'inspect-start-url' | 'preview-session' | 'add-session'> {
  const { file, store, signIn, readConfigNow } = deps;
  const turnToAsk = createTurnToAsk();
  const previews = createGivenPreviews();
  const allowedSession = (typed: NewSession): Result<NewSession> => {
    const session = newSessionOf(typed);
    const refusal = session.ok ? portalRefusal(store.state, session.value.startUrl) : null;
    return refusal === null ? session : failure(refusal);
  };
  return {
    'inspect-start-url': (command) => inspect(deps, turnToAsk, command),
    'preview-session': async (command) => {
      const session = allowedSession(command);
      if (!session.ok) return session;
      const text = await readPresentText(file);
      if (!text.ok) return text;
      const preview = await profileWork.previewSession(file, text.value, session.value);
      if (preview.ok) previews.add(preview.value.digest);
      return preview;
    },
    'add-session': async (command) => {
      const session = allowedSession(command);
      if (!session.ok) return session;
      if (!previews.has(command.digest) || command.digest !== digestOf([sessionEdit(session.value)])) {
        return invalidCommand();
      }
      const added = await addSession(file, session.value);
      if (!added.ok) return added;
      await readConfigNow();
      return command.signIn ? signIn.start(`sso-session:${session.value.name}`) : added;
    },
  };
}

/** More than one form asks for while its first answer is on the way. */
const mostPreviews = 10;

/**
 * The digests of the previews that were given last. Only such a session is written, so that no way through the panel leads
 * past its preview; answers may overtake each other while somebody types, so it is not the last one alone.
 */
function createGivenPreviews() {
  let given: readonly string[] = [];
  return {
    add(digest: string): void {
      given = [digest, ...given.filter((other) => other !== digest)].slice(0, mostPreviews);
    },
    has: (digest: string): boolean => given.includes(digest),
  };
}

/** Between two addresses that are looked up. */
const distance: Ms = second;

/**
 * A look-up goes to whichever host the page names, so a flaw in the panel is to get one a second out of it, and no more.
 * Somebody who pastes a second address waits a moment for it; what was waiting before that is refused, as nobody wants
 * its answer any more.
 */
function createTurnToAsk(): () => Promise<void> {
  const takeTurn = createTurns(distance);
  let waiting: AbortController | null = null;
  return async () => {
    waiting?.abort(new ProblemError(problem('too-many-at-once', {}, 'user')));
    const mine = new AbortController();
    waiting = mine;
    await takeTurn(mine.signal);
    if (waiting === mine) waiting = null;
  };
}

async function inspect(
  { file, portalLookup, regionLookup }: NewSessionDeps,
  turnToAsk: () => Promise<void>,
  { text, follow }: CommandOf<'inspect-start-url'>,
): Promise<Result<StartUrlFinding>> {
  const read = readStartUrl(text);
  if (!read.ok) return read;
  const { startUrl: given, ownDomain } = read.value;
  const mayAsk = follow && (ownDomain !== null || read.value.region === null);
  const refused = mayAsk ? await refusalOf(turnToAsk()) : null;
  if (refused) return failure(refused);
  const led = ownDomain !== null && follow ? await whereLeads(portalLookup, given, ownDomain) : read;
  if (!led.ok) return led;
  const { startUrl } = led.value;
  const asked =
    follow && led.value.region === null && led.value.ownDomain === null ? await regionLookup(startUrl) : null;
  const region = led.value.region ?? asked;
  const how = asked === null ? sourceOf(led.value, ownDomain) : 'page';
  const taken = await configWork.sessionNames((await readConfigFile(file)).text);
  const name = proposeName(given, new Set(taken));
  return { ok: true, value: { startUrl, region, how, via: ownDomain, name } };
}

async function refusalOf(turn: Promise<void>): Promise<Problem | null> {
  try {
    await turn;
    return null;
  } catch (error) {
    return finalProblemOf(error);
  }
}

async function whereLeads(lookUp: PortalLookup, startUrl: string, host: string): Promise<Result<ReadStartUrl>> {
  try {
    const portal = await lookUp(startUrl, []);
    return portal ? { ok: true, value: portal } : failure(problem('start-url-leads-elsewhere', { host }, 'user'));
  } catch (error) {
    if (error instanceof ProblemError) return failure(finalProblemOf(error));
    throw error;
  }
}

function sourceOf({ region, ownDomain }: ReadStartUrl, given: string | null): RegionSource {
  if (ownDomain !== null) return 'not-followed';
  if (region === null) return 'unknown';
  return given === null ? 'address' : 'redirect';
}

/**
 * In the form in which it is written. A company's own domain is not: only the newest AWS CLI understands it, and no SDK
 * does; what it leads to is understood by all.
 */
function newSessionOf({ name, startUrl, region }: NewSession): Result<NewSession> {
  const read = readStartUrl(startUrl);
  if (!read.ok) return read;
  const { startUrl: plain, ownDomain: host } = read.value;
  if (host !== null) return failure(problem('start-url-leads-elsewhere', { host }, 'user'));
  return { ok: true, value: { name: name.trim(), startUrl: plain, region: region.trim() } };
}
