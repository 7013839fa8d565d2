/** session, protocol and net: where the pages' requests go, and what the app allows them. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { electronRequest } from '../../../testing/electron-request.ts';
import { appEvents, emitter, strict } from './base.ts';
import { contentTypes } from './content-types.ts';

type ProtocolHandler = Parameters<Electron.Protocol['handle']>[1];
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

/** One partition: its protocol handlers and its request filter are in force for the pages in it. */
function createPartition() {
  const handlers = new Map<string, ProtocolHandler>();
  let beforeRequest: { readonly urls: readonly string[]; readonly listener: BeforeRequest } | undefined;
  const webRequest = strict('session.webRequest', {
    onBeforeRequest(...args: unknown[]) {
      const listener = args.at(-1) as BeforeRequest | null;
      const filter = args.length > 1 ? (args[0] as Electron.WebRequestFilter) : undefined;
      beforeRequest = listener ? { urls: filter?.urls ?? ['<all_urls>'], listener } : undefined;
    },
  } satisfies Partial<Electron.WebRequest>);
  const protocolOfPartition = strict('protocol', {
    handle(scheme, handler) {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
    unhandle: (scheme) => void handlers.delete(scheme),
    isProtocolHandled: (scheme) => handlers.has(scheme) || /^(https?|file|data|blob)$/.test(scheme),
  } satisfies Partial<Electron.Protocol>);
  // Electron fills the list from the system's languages, and asks for their dictionaries a little later, switched off or not.
  let spellChecked: readonly string[] = ['en-US'];
  setImmediate(() => {
    for (const language of spellChecked) session.emit('spellcheck-dictionary-download-begin', {}, language);
  });
  const session = emitter('session', {
    webRequest: webRequest as Electron.WebRequest,
    protocol: protocolOfPartition as Electron.Protocol,
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    setDisplayMediaRequestHandler() {},
    setUSBProtectedClassesHandler() {},
    setBluetoothPairingHandler() {},
    setSpellCheckerDictionaryDownloadURL() {},
    setSpellCheckerEnabled() {},
    setSpellCheckerLanguages: (languages) => void (spellChecked = languages),
    clearCache: async () => {},
    clearStorageData: async () => {},
    setProxy: async () => {},
  } satisfies Partial<Electron.Session>);
  const filterRequest = (details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse> =>
    new Promise((resolve) => {
      if (!beforeRequest?.urls.some((pattern) => matches(pattern, details.url))) resolve({});
      else beforeRequest.listener(details, resolve);
    });
  return { session, handlers, filterRequest };
}
type Partition = ReturnType<typeof createPartition>;

/** Chromium's match patterns as webRequest filters use them. */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(url);
}

let ready = false;
export const isReady = (): boolean => ready;
const partitions = new Map<string, Partition>();
const partition = (name: string): Partition => {
  let found = partitions.get(name);
  if (!found) {
    partitions.set(name, (found = createPartition()));
    appEvents.emit('session-created', found.session);
  }
  return found;
};

/** The session of the windows that name this partition; none is the default one. */
export const partitionOf = (name = ''): object => partition(name).session;

export const session = strict('session', {
  get defaultSession() {
    if (!ready) throw new Error('Session can only be received when app is ready');
    return partition('').session;
  },
  fromPartition: (name: string) => partition(name).session,
});

const protocolOfApp = {
  registerSchemesAsPrivileged(_schemes: Electron.CustomScheme[]) {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
} satisfies Partial<Electron.Protocol>;
/** As in Electron: the schemes of the whole app, and the default session's protocol, which there is only when ready. */
export const protocol = new Proxy(protocolOfApp as object as Electron.Protocol, {
  get: (target, key) => Reflect.get(key in target ? target : session.defaultSession.protocol, key) as unknown,
});

export const net = strict('net', {
  async fetch(input, init) {
    const url = new URL(typeof input === 'string' ? input : input.url);
    if (url.protocol !== 'file:') return fetch(input, init);
    const file = fileURLToPath(url);
    if (!fs.existsSync(file)) throw new Error('net::ERR_FILE_NOT_FOUND');
    const type = contentTypes[path.extname(file)] ?? 'application/octet-stream';
    return new Response(fs.readFileSync(file), { headers: { 'content-type': type } });
  },
  // Chromium's client, without cookies, for what asks for `redirect: 'manual'`.
  request: (options) => {
    const { session: _session, redirect: _redirect, ...rest } = options as Electron.ClientRequestConstructorOptions;
    return electronRequest(rest) as unknown as Electron.ClientRequest;
  },
  isOnline: () => true,
} satisfies Partial<Electron.Net>);

/** Makes the default session, as Electron does right before 'ready'. */
export function startSessions(): void {
  ready = true;
  partition('');
}

/** What the app says to a request of one of its pages: refused, elsewhere, answered by itself, or left to the network. */
type Answer =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'network' }
  | { readonly kind: 'redirect'; readonly url: string }
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Record<string, string>;
      /** By which the body is known. */
      readonly digest: string;
      /** Null: it has been sent before. */
      readonly body: Uint8Array | null;
    };

export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly resourceType: Electron.OnBeforeRequestListenerDetails['resourceType'];
}

let lastRequestId = 0;

async function answer(from: Partition, webContentsId: number, request: PageRequest): Promise<Answer> {
  const { url, method, headers, resourceType } = request;
  const fixed = { id: ++lastRequestId, referrer: '', timestamp: Date.now(), uploadData: [] };
  const verdict = await from.filterRequest({ url, method, resourceType, webContentsId, ...fixed });
  if (verdict.cancel === true) return { kind: 'cancel' };
  if (verdict.redirectURL !== undefined) return { kind: 'redirect', url: verdict.redirectURL };
  const scheme = new URL(url).protocol.slice(0, -1);
  const handler = from.handlers.get(scheme);
  if (!handler) return /^https?$/.test(scheme) ? { kind: 'network' } : { kind: 'cancel' };
  const response = await handler(new Request(url, { method, headers }));
  const body = new Uint8Array(await response.arrayBuffer());
  const digest = createHash('sha1').update(body).digest('hex');
  const isKnown = sentBodies.has(digest);
  sentBodies.add(digest);
  const answered = { status: response.status, headers: Object.fromEntries(response.headers) };
  return { kind: 'reply', ...answered, digest, body: isKnown ? null : body };
}

/** The page's script has a megabyte. From process to process it would take longer than from Electron's main process to its page. */
const sentBodies = new Set<string>();

const sessionOf = new Map<number, Partition>();
appEvents.on('web-contents-created', (_event, contents: { readonly id: number; readonly session: object }) => {
  const found = [...partitions.values()].find((candidate) => candidate.session === contents.session);
  sessionOf.set(contents.id, found ?? partition(''));
});

export const requestCalls = {
  /** A page asks for something. */
  request: (windowId: number, request: PageRequest): Promise<Answer> =>
    answer(sessionOf.get(windowId) ?? partition(''), windowId, request),
};
