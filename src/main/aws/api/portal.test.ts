/** Tests of what the simulated organisation never does: answers that would keep the portal's reader busy for ever. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { placeOf } from './aws-place.ts';
import { createAwsClients } from './clients.ts';
import { createPortal } from './portal.ts';

let server: Server;
let asked: number;
const page = { accountList: [{ accountId: '100000000001' }], roleList: [{ roleName: 'Admin' }], nextToken: 'again' };
const access = { ...placeOf({ region: 'eu-west-1' }), accessToken: 'token' };

beforeEach(async () => {
  asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  vi.stubEnv('AWS_ENDPOINT_URL_SSO', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
  server.closeAllConnections();
});

test('accounts whose last page names itself as the next one', async () => {
  const readAll = async (): Promise<void> => {
    const pages = createPortal(createAwsClients()).listAccounts(access);
    while (!(await pages.next()).done);
  };
  await expect(readAll()).rejects.toMatchObject({ reason: 'unexpected-answer' });
  expect(asked).toBe(2);
});

test('roles whose last page names itself as the next one', async () => {
  const readAll = async (): Promise<void> => {
    const pages = createPortal(createAwsClients()).listAccountRoles(access, '100000000001');
    while (!(await pages.next()).done);
  };
  await expect(readAll()).rejects.toMatchObject({ reason: 'unexpected-answer' });
  expect(asked).toBe(2);
});
