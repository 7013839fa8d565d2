/** Stands between the app and the simulated organisation, and changes answers on the way: an AWS that says other things. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Organisation } from '../../testing/identity-center/organisation.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a request asked, for the answer to be made from. */
export interface Asked {
  readonly path: string;
  readonly headers: Readonly<http.IncomingHttpHeaders>;
  readonly body: string;
}

export type Change = (answer: Answer, asked: Asked) => Answer;

export interface Interpreter extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`: the pages of the organisation are here too. */
  readonly url: string;
  /** From now on answers of this path are changed so; another change of the same path replaces this one. */
  change(path: string, change: Change): void;
  /** The same for the fields of a JSON answer with status 200; undefined takes a field out. */
  changeFields(path: string, fields: Readonly<Record<string, unknown>>): void;
  /** Answers are the organisation's own again. */
  clear(): void;
}

export async function startInterpreter(organisation: Organisation): Promise<Interpreter> {
  const changes = new Map<string, Change>();
  const server = http.createServer((request, response) => {
    relay(request, organisation, url, changes).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.destroy(),
    );
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    change: (path, change) => void changes.set(path, change),
    changeFields: (path, fields) =>
      void changes.set(path, (answer) => {
        if (answer.status !== 200) return answer;
        const body = { ...(JSON.parse(answer.body) as object), ...fields };
        return { ...answer, body: JSON.stringify(body) };
      }),
    clear: () => changes.clear(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => void server.close(closed));
    },
  };
}

async function relay(
  request: http.IncomingMessage,
  organisation: Organisation,
  url: string,
  changes: ReadonlyMap<string, Change>,
): Promise<Answer> {
  let body = '';
  for await (const part of request.setEncoding('utf8') as AsyncIterable<string>) body += part;
  const { method = 'GET', url: target = '/', headers } = request;
  const passed = Object.entries(headers).filter(([name]) => !['host', 'connection', 'content-length'].includes(name));
  const answer = await fetch(`${organisation.url}${target}`, {
    method,
    headers: Object.fromEntries(passed.map(([name, value]) => [name, String(value)])),
    redirect: 'manual',
    ...(body !== '' && { body }),
  });
  const kept = [...answer.headers].filter(([name]) => !['content-length', 'connection', 'keep-alive'].includes(name));
  const text = (await answer.text()).replaceAll(organisation.url, url);
  const { pathname: path } = new URL(target, url);
  const own = { status: answer.status, headers: Object.fromEntries(kept), body: text };
  return changes.get(path)?.(own, { path, headers, body }) ?? own;
}
