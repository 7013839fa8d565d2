/** A session that another tool has signed in, and what the tests of its renewals do and ask. */
import { expect } from 'vitest';
import type { Active, Renewal } from '../../src/shared/app-state.ts';
import { minute } from '../../src/shared/time.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import { advance, now, passing } from './clock.ts';
import { type Engine, type EngineOptions, signedInElsewhere, ssoSession, startEngine } from './engine.ts';
import { eventually } from './eventually.ts';

const corp = ssoSession();

/** `[sso-session corp]` with a token of an hour; no request is counted so far. */
export async function startSignedIn(options?: EngineOptions): Promise<readonly [Engine, Token]> {
  const engine = await startEngine(options);
  const token = await signedInElsewhere(engine, corp);
  await engine.putToken(corp, token);
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
  return [engine, token];
}

/** Of the engine that the test has at that time. */
export function renewalsOf(engine: () => Engine) {
  const look = (): number | null => engine().renewals.look(now());
  const renewal = (id = corp.id): Renewal => (engine().phase(id) as Active).renewal;
  return {
    look,
    /** How many renewals and other requests for tokens AWS has seen. */
    renewals: (): number => engine().organisation.requestsOf('CreateToken').length,
    renewal,
    renewalIs: <Kind extends Renewal['kind']>(kind: Kind, id = corp.id) =>
      eventually(() => {
        expect(renewal(id)).toMatchObject({ kind });
        return renewal(id) as Extract<Renewal, { kind: Kind }>;
      }),
    /** Moves to ten minutes before the end, looks, and lets the renewal come to its end. */
    renew: async (): Promise<void> => {
      advance(50 * minute);
      look();
      expect(renewal()).toMatchObject({ kind: 'running' });
      await passing(engine().renewals.idle());
    },
    /** Resolves when no renewal runs any more. */
    settled: () => passing(engine().renewals.idle()),
  };
}
