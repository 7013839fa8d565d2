/** Tests what counts as an older token that came back, and what does not. */
import { expect, test } from 'vitest';
import type { Token } from '../../aws/cache/token-file.ts';
import { createTokenOrder } from './token-order.ts';

const token = (name: string, expiresAt: number): Token => ({ accessToken: name, refreshToken: `r-${name}`, expiresAt });
const [a, b, c] = [token('a', 1000), token('b', 2000), token('c', 3000)];
const after = (...seen: readonly Token[]) => {
  const tokenOrder = createTokenOrder();
  for (const one of seen) tokenOrder.saw('sso-session:corp', one);
  return tokenOrder;
};

test('one that was in the file before the newest one gives way to that', () => {
  const tokenOrder = after(a, b, c);
  expect([a, b, c].map((one) => tokenOrder.newerThan('sso-session:corp', one))).toEqual([c, c, null]);
});

test('that it came back does not make it the newest', () => {
  expect(after(a, b, a).newerThan('sso-session:corp', a)).toEqual(b);
  expect(after(a, b, a, b).newerThan('sso-session:corp', b)).toBeNull();
  expect(after(a, b, a, c).newerThan('sso-session:corp', b)).toEqual(c);
});

test('what was never seen may be a new sign-in, even if it ends sooner', () => {
  expect(after(b, c).newerThan('sso-session:corp', a)).toBeNull();
  expect(after().newerThan('sso-session:corp', a)).toBeNull();
});

test('one that ends no sooner stays: another Daypass may have seen them the other way round', () => {
  expect(after(b, a).newerThan('sso-session:corp', b)).toBeNull();
  expect(after(b, token('same end', 2000)).newerThan('sso-session:corp', b)).toBeNull();
});

test('sessions know nothing of each other, and nothing after a sign-out', () => {
  const tokenOrder = after(a, b);
  expect(tokenOrder.newerThan('sso-session:labs', a)).toBeNull();
  tokenOrder.forget('sso-session:corp');
  expect(tokenOrder.newerThan('sso-session:corp', a)).toBeNull();
});

test('is not endless', () => {
  const many = Array.from({ length: 100 }, (_, index) => token(String(index), index));
  const tokenOrder = after(...many);
  expect(tokenOrder.newerThan('sso-session:corp', many[0]!)).toBeNull();
  expect(tokenOrder.newerThan('sso-session:corp', many[98]!)).toEqual(many[99]);
});
