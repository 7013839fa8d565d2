/** The tiny app (fixtures/app) under test, and how a test reaches into it. */
import path from 'node:path';
import type { Page } from 'playwright/test';
import { test as base } from './app-fixture.ts';

export const test = base.extend({ appDir: path.join(import.meta.dirname, 'fixtures/app') });
export { expect } from './app-fixture.ts';

interface Tiny {
  act(name: string, ...args: unknown[]): Promise<unknown>;
  seen(): unknown[];
}

/** What the tiny app's preload gives to its page; for functions that run in the page. */
export type TinyWindow = { readonly tiny: Tiny };

/** Runs one of the acts of fixtures/app/main.mjs, by way of the page. */
export const act = (page: Page, ...args: [name: string, ...rest: unknown[]]): Promise<unknown> =>
  page.evaluate((parameters) => (globalThis as unknown as TinyWindow).tiny.act(...parameters), args);
