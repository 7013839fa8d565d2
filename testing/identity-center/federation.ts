/** The federation endpoint of AWS's sign-in: a sign-in token for role credentials, and the console that is opened with it. */
import { html, json, text, type Call, type Reply } from './http.ts';
import { messagePage } from './pages.ts';
import type { World } from './world.ts';

/** How long a sign-in token is good (IAM user guide, id_roles_providers_enable-console-custom-url). */
const tokenLife = 15 * 60_000;

/** Where a console may be: any other address is refused. */
const consoles =
  /^https:\/\/([a-z0-9-]+\.)?console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu)\//;

/** What AWS answers to anything that it does not take: a page for people. */
function refusal(): Reply {
  return html(messagePage('400 Bad Request', 'The request could not be understood.'), 400);
}

/** POST /federation with Action=getSigninToken. A chained role takes no `SessionDuration`. */
export function getSigninToken(world: World, { body, query }: Call): Reply {
  const session = sessionIn(text(body, 'Session') ?? '');
  const known = world.roleCredentials.get(session.sessionId);
  const isRight =
    text(body, 'Action') === 'getSigninToken' &&
    query.size === 0 &&
    known !== undefined &&
    known.secretAccessKey === session.sessionKey &&
    known.sessionToken === session.sessionToken &&
    known.expiresAt > world.now();
  if (!isRight || (body['SessionDuration'] !== undefined && !known.isPermissionSet)) return refusal();
  const token = world.secrets.signinToken();
  world.signinTokens.set(token, { role: known, expiresAt: world.now() + tokenLife });
  return json({ SigninToken: token });
}

/** GET /federation with Action=login: in the place of the console, a page that says whose it is. */
export function consoleLogin(world: World, { query }: Call): Reply {
  const found = world.signinTokens.get(query.get('SigninToken') ?? '');
  const destination = query.get('Destination') ?? '';
  const isRight = query.get('Action') === 'login' && found !== undefined && found.expiresAt > world.now();
  if (!isRight || !consoles.test(destination)) return refusal();
  const { accountId, roleName } = found.role;
  return html(messagePage(`Console of ${accountId} as ${roleName} (simulated)`, destination));
}

function sessionIn(value: string): Readonly<Record<'sessionId' | 'sessionKey' | 'sessionToken', string>> {
  const nothing = { sessionId: '', sessionKey: '', sessionToken: '' };
  try {
    return { ...nothing, ...(JSON.parse(value) as object) };
  } catch {
    return nothing;
  }
}
