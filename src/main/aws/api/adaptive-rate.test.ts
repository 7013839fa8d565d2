/** The rate that is found by trying, on simulated services: close to the limit of each, and hardly ever refused. */
import { describe, expect, test } from 'vitest';
import { AdaptiveRate, burst, highestRate, lowestRate } from './adaptive-rate.ts';

/** A service with a token bucket of one second, that answers after about `latency` ms; and clients of it, in simulated time. */
interface Service {
  readonly perSecond: (at: number) => number;
  readonly latency: number;
}

const limitOf =
  (perSecond: number): Service['perSecond'] =>
  () =>
    perSecond;

/** Random enough, and the same each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

/** Each of the clients makes `calls` calls, eight at a time, and repeats those that are refused. */
function simulate({ perSecond, latency }: Service, rates: readonly AdaptiveRate[], calls: number) {
  const random = randomFrom(calls);
  const events: { readonly at: number; readonly happen: () => void }[] = [];
  const later = (at: number, happen: () => void): void => {
    const place = events.findLastIndex((event) => event.at <= at) + 1;
    events.splice(place, 0, { at, happen });
  };
  let [now, tokens, filledAt, refused, made] = [0, perSecond(0), 0, 0, 0];
  const isTaken = (): boolean => {
    tokens = Math.min(tokens + ((now - filledAt) / 1000) * perSecond(now), perSecond(now));
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
  const clients = rates.map((rate) => ({ rate, left: calls, open: 0, waits: false }));
  const pump = (client: (typeof clients)[number]): void => {
    const { rate } = client;
    while (client.left > 0 && client.open < 8 && !client.waits) {
      const wait = rate.waitFor(1, now);
      if (wait > 0) {
        client.waits = true;
        later(now + Math.max(wait, 1), () => {
          client.waits = false;
          pump(client);
        });
        return;
      }
      rate.take(now);
      made += 1;
      client.left -= 1;
      client.open += 1;
      const answer = isTaken();
      later(now + latency * (0.7 + 0.6 * random()), () => {
        client.open -= 1;
        if (answer) rate.succeeded(now);
        else {
          rate.refused(now);
          refused += 1;
          client.left += 1;
        }
        pump(client);
      });
    }
  };
  // Each hears from the others once a second.
  const exchange = (): void => {
    for (const rate of rates) for (const other of rates) if (other !== rate) rate.adopt(other.report(now), now);
    if (clients.some(({ left, open }) => left + open > 0)) later(now + 1000, exchange);
  };
  if (rates.length > 1) exchange();
  for (const client of clients) pump(client);
  for (let event = events.shift(); event; event = events.shift()) {
    now = event.at;
    event.happen();
  }
  return { took: now / 1000, refused, made };
}

describe('a service with a limit', () => {
  test.each([
    { limit: 20, latency: 80, calls: 5050 },
    { limit: 20, latency: 300, calls: 5050 },
    { limit: 20, latency: 80, calls: 1010 },
    { limit: 10, latency: 80, calls: 2020 },
    { limit: 5, latency: 80, calls: 2020 },
    { limit: 5, latency: 20, calls: 2020 },
  ])('of $limit a second, answering after $latency ms: $calls calls', ({ limit, latency, calls }) => {
    const { took, refused, made } = simulate({ perSecond: limitOf(limit), latency }, [new AdaptiveRate(0)], calls);
    expect(took).toBeLessThanOrEqual(((calls - limit) / limit) * 1.05);
    expect(refused / made).toBeLessThan(0.01);
  });

  test('that becomes another one: lower at once, higher within two minutes', () => {
    const rate = new AdaptiveRate(0);
    simulate({ perSecond: (at) => (at < 60_000 ? 20 : 6), latency: 80 }, [rate], 1800);
    expect(rate.perSecond).toBeLessThan(8);
    const other = new AdaptiveRate(0);
    simulate({ perSecond: (at) => (at < 60_000 ? 6 : 20), latency: 80 }, [other], 360 + 120 * 12);
    expect(other.perSecond).toBeGreaterThan(17);
  });

  test('and two processes that share it', () => {
    const rates = [new AdaptiveRate(0), new AdaptiveRate(0)];
    for (const rate of rates) rate.processes = 2;
    const { took, refused, made } = simulate({ perSecond: limitOf(20), latency: 80 }, rates, 1000);
    expect(took).toBeLessThanOrEqual((1980 / 20) * 1.05);
    expect(refused / made).toBeLessThan(0.01);
  });
});

describe('the rate', () => {
  /** Makes calls as fast as the rate allows, each answered at once, until `until`. */
  const use = (rate: AdaptiveRate, from: number, until: number, answer: 'succeeded' | 'refused' = 'succeeded') => {
    let calls = 0;
    for (let at = from; at < until; at += 5) {
      while (rate.waitFor(1, at) === 0) {
        rate.take(at);
        rate[answer](at);
        calls += 1;
      }
    }
    return calls;
  };

  test('begins with a few calls at once, and rises while they succeed', () => {
    const rate = new AdaptiveRate(0);
    let first = 0;
    for (; rate.waitFor(1, 0) === 0; first += 1) rate.take(0);
    expect(first).toBe(burst);
    const before = rate.perSecond;
    use(rate, 0, 5000);
    expect(rate.perSecond).toBeGreaterThan(before + 4);
    expect(rate.perSecond).toBeLessThan(before + 6);
    use(rate, 5000, 200_000);
    expect(rate.perSecond).toBe(highestRate);
  });

  test('does not rise where it is not used: one call a second, or a part of the share', () => {
    const rate = new AdaptiveRate(0);
    const before = rate.perSecond;
    for (let at = 0; at < 60_000; at += 1000) {
      rate.take(at);
      rate.succeeded(at + 50);
    }
    expect(rate.perSecond).toBe(before);
    rate.part = 0.1;
    const calls = use(rate, 60_000, 120_000);
    expect(rate.perSecond).toBe(before);
    expect(calls).toBeLessThanOrEqual(60 * before * 0.1 + burst);
  });

  test('is lowered once for refusals that come together, and makes no burst after them', () => {
    const rate = new AdaptiveRate(0);
    use(rate, 0, 1000);
    const before = rate.perSecond;
    for (const at of [1000, 1100, 1400]) rate.refused(at);
    expect(rate.perSecond).toBeCloseTo(before / 2);
    expect(rate.waitFor(1, 1400)).toBeGreaterThan(50);
    rate.succeeded(1450);
    rate.refused(1600);
    expect(rate.perSecond).toBeCloseTo((before / 2) * 0.75);
  });

  test('stays below a refused rate for twenty seconds, then goes a little above it', () => {
    const rate = new AdaptiveRate(0);
    use(rate, 0, 3000);
    const refused = rate.perSecond;
    rate.refused(3000);
    use(rate, 3000, 15_000);
    expect(rate.perSecond).toBeCloseTo(refused * 0.95);
    use(rate, 15_000, 22_900);
    expect(rate.perSecond).toBeCloseTo(refused * 0.95);
    use(rate, 22_900, 35_000);
    expect(rate.perSecond).toBeGreaterThan(refused);
    expect(rate.perSecond).toBeLessThan(refused * 1.1);
  });

  test('stays for twenty seconds also where four hundred calls take less', () => {
    const rate = new AdaptiveRate(0);
    use(rate, 0, 60_000);
    expect(rate.perSecond).toBe(highestRate);
    rate.refused(60_000);
    use(rate, 60_000, 79_900);
    expect(rate.perSecond).toBeCloseTo(highestRate * 0.95);
    use(rate, 79_900, 82_000);
    expect(rate.perSecond).toBeGreaterThan(highestRate * 0.95);
  });

  test('does not rise for a pause in which nothing was called', () => {
    const rate = new AdaptiveRate(0);
    const before = rate.perSecond;
    for (let call = 0; call < 3; call += 1) rate.take(600_000);
    rate.succeeded(600_050);
    expect(rate.perSecond).toBeLessThanOrEqual(before + 1);
  });

  test('a minute in which everything is refused: one call in two seconds, and half a minute later the rate is back', () => {
    const rate = new AdaptiveRate(0);
    use(rate, 0, 2000);
    const before = rate.perSecond;
    const calls = use(rate, 2000, 62_000, 'refused');
    expect(rate.perSecond).toBe(lowestRate);
    expect(calls).toBeLessThan(60);
    use(rate, 62_000, 92_000);
    expect(rate.perSecond).toBeGreaterThan(before * 0.95 - 0.1);
    expect(rate.perSecond).toBeLessThan(before * 1.1);
  });

  test('a pause that is asked for holds everything; one that has been slept through is over', () => {
    const rate = new AdaptiveRate(0);
    rate.holdUntil(60_000);
    rate.holdUntil(1000);
    expect(rate.waitFor(1, 30_000)).toBe(30_000);
    rate.waited(1, 30_000);
    expect(rate.waitFor(1, 30_000)).toBe(0);
  });

  test('a call that cannot wait is made up for by the others', () => {
    const rate = new AdaptiveRate(0);
    for (let call = 0; call < burst + 2; call += 1) rate.take(0);
    expect(rate.waitFor(1, 0)).toBeCloseTo((3 / rate.perSecond) * 1000);
  });
});

describe('what another process has found out', () => {
  test('counts where its refusal is the later one', () => {
    const [one, other] = [new AdaptiveRate(0), new AdaptiveRate(0)];
    one.refused(1000);
    other.adopt(one.report(2000), 500_000);
    expect(other.perSecond).toBe(one.perSecond);
    other.succeeded(500_100);
    other.refused(501_000);
    const lowered = other.perSecond;
    other.adopt(one.report(2500), 501_500);
    expect(other.perSecond).toBe(lowered);
  });

  test('and so does the pause that AWS has asked it for', () => {
    const [one, other] = [new AdaptiveRate(0), new AdaptiveRate(0)];
    one.holdUntil(90_000);
    other.adopt(one.report(30_000), 1_000_000);
    expect(other.waitFor(1, 1_000_000)).toBe(60_000);
  });
});
