/** Which portal a start URL means, and when a company's own domain is asked about it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { portalAt, type ReadStartUrl } from '../aws/start-url.ts';
import { ProblemError } from '../core/problem-error.ts';
import { createSessionPortals, type SessionPortals } from './session-portals.ts';

const own = 'https://aws.mycompany.test/';
const dualStack = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
const classic = 'https://d-1234567890.awsapps.com/start';

let leadsTo: ReadStartUrl | null;
let asked: string[];
let trusted: (readonly string[])[];
let portals: SessionPortals;
beforeEach(() => {
  leadsTo = portalAt(dualStack);
  asked = [];
  trusted = [];
  portals = createSessionPortals(async (startUrl, caBundles, signal) => {
    asked.push(startUrl);
    trusted.push(caBundles);
    signal?.throwIfAborted();
    return leadsTo;
  });
});

describe('a start URL at AWS', () => {
  test.each([
    classic,
    `${classic}/#/`,
    'https://D-1234567890.AWSAPPS.com./start',
    dualStack,
    'https://identitycenter.amazonaws.com/ssoins-0123456789abcdef',
    'https://start.us-gov-home.awsapps.com/directory/d-1234567890',
    'https://d-1234567890.awsapps.cn/start',
  ])('%s is itself, in the region that is configured; nobody is asked', async (startUrl) => {
    const itself = { startUrl, region: 'us-east-1', caBundles: [], tellsRegion: false };
    expect(await portals.ask({ startUrl, region: 'us-east-1' })).toEqual(itself);
    expect(await portals.recall({ startUrl, region: 'us-east-1' })).toEqual(itself);
    expect(asked).toEqual([]);
  });

  test('without encryption nobody is asked either', async () => {
    await portals.ask({ startUrl: 'http://aws.mycompany.test', region: 'us-east-1' });
    expect(asked).toEqual([]);
  });
});

describe("a company's own domain", () => {
  const caBundles = ['/etc/corp.pem'];
  const connection = { startUrl: own, region: 'us-east-1', caBundles };
  const portal = { startUrl: dualStack, region: 'eu-west-1', caBundles, tellsRegion: true };

  test('is the portal that it leads to, in the region that this one tells', async () => {
    expect(await portals.ask(connection)).toEqual(portal);
    expect(asked).toEqual([own]);
    expect(trusted).toEqual([caBundles]);
  });

  test('that leads to a portal without a region is in the one that is configured', async () => {
    leadsTo = portalAt(classic);
    expect(await portals.ask(connection)).toEqual({
      ...portal,
      startUrl: classic,
      region: 'us-east-1',
      tellsRegion: false,
    });
  });

  test('is asked again for each sign-in; for links once', async () => {
    expect(await portals.recall(connection)).toEqual(portal);
    expect(await portals.recall(connection)).toEqual(portal);
    expect(asked).toHaveLength(1);
    leadsTo = portalAt(classic);
    expect(await portals.ask(connection)).toMatchObject({ startUrl: classic });
    expect(asked).toHaveLength(2);
    expect(await portals.recall(connection)).toMatchObject({ startUrl: classic });
    expect(asked).toHaveLength(2);
  });

  test('that leads elsewhere', async () => {
    leadsTo = null;
    const failed: unknown = await portals.ask(connection).catch((error: unknown) => error);
    const params = { host: 'aws.mycompany.test' };
    expect(failed).toBeInstanceOf(ProblemError);
    expect(failed).toMatchObject({ problem: { code: 'start-url-leads-elsewhere', params, retry: 'user' } });
    await expect(portals.recall(connection)).rejects.toThrow('start-url-leads-elsewhere');
  });

  test('nobody waits for it any longer', async () => {
    await expect(portals.ask(connection, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
  });
});
