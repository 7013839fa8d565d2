/** A role that is really served, on the engine and the simulated organisation, and connections to it that no library tames. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { planForRole } from '../../src/main/credentials/plan.ts';
import type { Served, ServeOptions } from '../../src/main/serving/serving.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from './engine.ts';

export const usualServing: ServeOptions = { profile: null, at: { address: '127.0.0.1', port: 0 }, length: null };

export interface ServedEngine {
  readonly engine: Engine;
  readonly served: Served;
  /** Host and port as in a URL. */
  readonly host: string;
  readonly path: string;
  readonly token: string;
}

/** Somebody is signed in, and the first role of the first account is served. */
export async function startServed(options: Partial<ServeOptions> = {}): Promise<ServedEngine> {
  const engine = await startEngine();
  const session = ssoSession();
  await engine.putToken(session, await signedInElsewhere(engine, session));
  await engine.sessions.readTokens();
  const served = await serveRoleOf(engine, options);
  return { engine, served, ...partsOf(served) };
}

/** The first role of the account number `index`. */
export async function serveRoleOf(engine: Engine, options: Partial<ServeOptions> = {}, index = 0): Promise<Served> {
  const account = engine.organisation.accountsOf()[index];
  const roleName = account?.roles[0] ?? '';
  const plan = planForRole(ssoSession().id, { accountId: account?.accountId ?? '', roleName });
  const result = await engine.serving.serve(plan, { ...usualServing, ...options });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

export function partsOf({ url, tokenFile }: Served): Pick<ServedEngine, 'host' | 'path' | 'token'> {
  const { host, pathname } = new URL(url);
  return { host, path: pathname, token: readFileSync(tokenFile, 'utf8') };
}

/** As an AWS tool asks. */
export async function ask({ served, token }: Pick<ServedEngine, 'served' | 'token'>): Promise<Response> {
  return fetch(served.url, { headers: { authorization: token } });
}

export interface RawConnection {
  readonly socket: Socket;
  /** All that has come so far. */
  readonly heard: () => string;
  /** Resolves with all of it when the other side has ended. */
  readonly ended: Promise<string>;
}

export async function openRaw(host: string): Promise<RawConnection> {
  const [, address = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(host) ?? [];
  const { promise, resolve } = Promise.withResolvers<string>();
  let heard = '';
  const socket = connect({ host: address, port: Number(port) });
  socket.setEncoding('latin1').on('data', (chunk: string) => (heard += chunk));
  socket.on('error', () => {});
  socket.on('close', () => resolve(heard));
  // One that is turned away never connects.
  await new Promise<void>((resolved) => socket.once('connect', resolved).once('close', () => resolved()));
  return { socket, heard: () => heard, ended: promise };
}

/** Says `text` and hears what comes until the other side ends. */
export async function tell(host: string, text: string): Promise<string> {
  const { socket, ended } = await openRaw(host);
  socket.write(text, 'latin1');
  return ended;
}
