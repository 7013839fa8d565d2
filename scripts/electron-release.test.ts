/** Which Electron the scheduled job proposes. */
import { expect, test } from 'vitest';
import { newerOfLine } from './electron-release.mjs';

const published = ['44.9.9', '45.5.0', '45.5.9', '45.10.0', '45.11.0-beta.1', '46.0.0'];

test('the newest release of the same line, by its numbers', () => {
  expect(newerOfLine('45.5.0', published)).toBe('45.10.0');
});

test('none where the present one is the newest, or newer than the list', () => {
  expect(newerOfLine('45.10.0', published)).toBe(null);
  expect(newerOfLine('45.12.0', published)).toBe(null);
  expect(newerOfLine('47.0.0', published)).toBe(null);
});
