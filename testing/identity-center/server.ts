/** Routes each request to its operation, after the recorder, the rate limit, the latency and the scripted faults. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { authorize } from './authorize.ts';
import { startDeviceAuthorization, verifyDevice } from './device.ts';
import { errorTypeOf, portalError } from './errors.ts';
import { faultReply, type FaultScript } from './faults.ts';
import { isHostileStream, pageWithoutEnd, sendHostile, withFields, type HostileStream } from './hostile.ts';
import {
  html,
  json,
  parseBody,
  plainHeaders,
  readBody,
  redirect,
  Refusal,
  send,
  type Call,
  type Reply,
} from './http.ts';
import { createToken, registerClient } from './oidc.ts';
import { consoleLogin, getSigninToken } from './federation.ts';
import { homePage, portalPage } from './pages.ts';
import { getRoleCredentials, listAccountRoles, listAccounts, logout } from './portal.ts';
import type { OpenRecord, Operation, Recorder, Service } from './recorder.ts';
import { codeArtifactToken, ecrPublicToken, ecrToken } from './registries.ts';
import { signedAddress, sts } from './sts.ts';
import type { World } from './world.ts';

interface Route {
  readonly service: Service;
  readonly operation: Operation;
  readonly handle: (world: World, call: Call) => Reply;
}

const verify: Route = { service: 'browser', operation: 'VerifyDevice', handle: verifyDevice };
const consent: Route = { service: 'browser', operation: 'Authorize', handle: authorize };
const routes: Readonly<Record<string, Route>> = {
  'POST /client/register': { service: 'oidc', operation: 'RegisterClient', handle: registerClient },
  'POST /device_authorization': {
    service: 'oidc',
    operation: 'StartDeviceAuthorization',
    handle: startDeviceAuthorization,
  },
  'POST /token': { service: 'oidc', operation: 'CreateToken', handle: createToken },
  'GET /authorize': consent,
  'POST /authorize': consent,
  'GET /device': verify,
  'POST /device': verify,
  'GET /assignment/accounts': { service: 'portal', operation: 'ListAccounts', handle: listAccounts },
  'GET /assignment/roles': { service: 'portal', operation: 'ListAccountRoles', handle: listAccountRoles },
  'GET /federation/credentials': { service: 'portal', operation: 'GetRoleCredentials', handle: getRoleCredentials },
  'POST /logout': { service: 'portal', operation: 'Logout', handle: logout },
  'POST /federation': { service: 'browser', operation: 'GetSigninToken', handle: getSigninToken },
  'GET /federation': { service: 'browser', operation: 'ConsoleLogin', handle: consoleLogin },
  'POST /': { service: 'sts', operation: 'GetCallerIdentity', handle: sts },
  'POST /v1/authorization-token': {
    service: 'codeartifact',
    operation: 'GetAuthorizationToken',
    handle: codeArtifactToken,
  },
  'GET /': { service: 'browser', operation: 'Home', handle: (world) => html(homePage(endpointVariables(world.url))) },
};
/** Operations that a header names: they all are POST /. */
const targets: Readonly<Record<string, Route>> = {
  'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken': {
    service: 'ecr',
    operation: 'GetAuthorizationToken',
    handle: ecrToken,
  },
  'SpencerFrontendService.GetAuthorizationToken': {
    service: 'ecr-public',
    operation: 'GetAuthorizationToken',
    handle: ecrPublicToken,
  },
};
const signedCall: Route = { service: 'sts', operation: 'GetCallerIdentity', handle: signedAddress };
const unknown: Route = {
  service: 'browser',
  operation: 'Unknown',
  handle: () => json({ message: 'Not found' }, 404, { 'x-amzn-ErrorType': 'UnknownOperationException' }),
};

/** The variables that the AWS CLI (2.13 and later), the SDKs and Daypass take as the services' endpoints. */
export function endpointVariables(url: string) {
  return {
    AWS_ENDPOINT_URL_SSO_OIDC: url,
    AWS_ENDPOINT_URL_SSO: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL_ECR: url,
    AWS_ENDPOINT_URL_ECR_PUBLIC: url,
    AWS_ENDPOINT_URL_CODEARTIFACT: url,
    AWS_ENDPOINT_URL_SIGNIN: url,
  } as const;
}

type Asked = Pick<Call, 'method' | 'path' | 'headers' | 'query'>;

/** Whatever is asked of a company's own domain, it leads to the portal; whatever of a portal, it shows its page. */
function routeOf({ options }: World, { method, path, headers, query }: Asked): Route {
  const host = headers['host'] ?? '';
  const location = options.ownDomains[host];
  if (location !== undefined) return { service: 'browser', operation: 'OwnDomain', handle: () => redirect(location) };
  const region = options.portalPages[host];
  if (region !== undefined) return { service: 'browser', operation: 'Portal', handle: () => html(portalPage(region)) };
  const target = headers['x-amz-target'];
  if (target !== undefined) return targets[target] ?? unknown;
  if (method === 'GET' && query.has('X-Amz-Signature')) return signedCall;
  return routes[`${method} ${path}`] ?? unknown;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The request listener of the node:http server. */
export function createHandler(world: World, recorder: Recorder, faults: FaultScript): Handler {
  const tooFast = createRateLimit(() => world.now());
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(world, request);
    recorder.add(call.record);
    call.fault = faults.take(call);
    const limited = call.service === 'portal' && tooFast(world.options.rateLimit);
    if (world.options.latencyMs > 0) await delay(world.options.latencyMs);
    const reply = limited ? portalError('TooManyRequestsException') : await reaction(world, call);
    finish(world, call, reply, request, response);
  };
  return (request, response) => {
    // A client that goes away in the middle of its request is no error of the server.
    answer(request, response).catch(() => request.socket.destroy());
  };
}

async function readCall(world: World, request: IncomingMessage): Promise<Call> {
  const at = world.now();
  const url = new URL(request.url ?? '/', world.url);
  const method = request.method ?? 'GET';
  const headers = plainHeaders(request);
  const asked: Asked = { method, path: url.pathname, headers, query: url.searchParams };
  const { service, operation: usual } = routeOf(world, asked);
  const rawBody = await readBody(request);
  const body = parseBody(service, rawBody);
  // The query protocol names its operations in the body.
  const operation = service === 'sts' && body['Action'] === 'AssumeRole' ? 'AssumeRole' : usual;
  const open = { status: undefined, error: undefined, portalSession: undefined };
  const query = Object.fromEntries(url.searchParams);
  const record: OpenRecord = { at, service, operation, method, path: url.pathname, query, headers, body, ...open };
  return {
    ...asked,
    service,
    operation,
    body,
    rawBody,
    record,
    fault: undefined,
  };
}

/** What the call leads to: a reply, a cut connection, or nothing at all. */
async function reaction(world: World, call: Call): Promise<Reply | 'dropped' | 'hang' | HostileStream> {
  const { fault } = call;
  if (fault === 'dropped' || fault === 'hang' || isHostileStream(fault)) return fault;
  if (fault === 'endless_pages' || fault === 'circular_pages')
    return pageWithoutEnd(call, fault, (of) => run(world, of));
  if (typeof fault === 'object' && 'fields' in fault) return withFields(call, fault.fields, (of) => run(world, of));
  if (typeof fault === 'object' && 'delayMs' in fault) await delay(fault.delayMs);
  else if (fault !== undefined && fault !== 'no_refresh_token' && fault !== 'answer_lost') {
    return faultReply(call.service, fault);
  }
  const reply = run(world, call);
  return fault === 'answer_lost' ? 'dropped' : reply;
}

function run(world: World, call: Call): Reply {
  try {
    return routeOf(world, call).handle(world, call);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

function finish(
  world: World,
  call: Call,
  reply: Reply | 'dropped' | 'hang' | HostileStream,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (reply === 'hang') return;
  if (isHostileStream(reply)) return sendHostile(response, call.operation, reply);
  call.record.status = reply === 'dropped' ? 'dropped' : reply.status;
  if (reply === 'dropped') {
    request.socket.destroy();
  } else {
    call.record.error = errorTypeOf(reply);
    send(response, reply, world.now());
  }
  world.options.onRequest?.(call.record);
}

/** A bucket that holds one second's worth of calls and refills evenly, by the organisation's clock; set back, that refills nothing. */
function createRateLimit(now: () => number): (perSecond: number | undefined) => boolean {
  let tokens = Infinity;
  let filledAt = now();
  return (perSecond) => {
    if (perSecond === undefined) return false;
    const passed = Math.max(now() - filledAt, 0);
    tokens = Math.min(perSecond, tokens + (passed / 1000) * perSecond);
    filledAt = now();
    if (tokens < 1) return true;
    tokens -= 1;
    return false;
  };
}
