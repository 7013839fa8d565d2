/** Tests of the small page that ends a sign-in in the browser. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { locales } from '../../shared/messages/languages.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import { callbackPage } from './callback-page.ts';

describe.each(locales)('the page in the browser in %s', (locale) => {
  const t = createTranslator(locale);

  test.each(['signed-in', 'refused', 'not-found'] as const)('%s', (outcome) => {
    const { html } = callbackPage(outcome, locale, t);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(`<h1>${t(`signInPage.${outcome}.heading`)}</h1>`);
    expect(html).toContain(t(`signInPage.${outcome}.text`));
    // Messages go into the page as they are.
    expect(t(`signInPage.${outcome}.heading`) + t(`signInPage.${outcome}.text`)).not.toMatch(/[<>&"]/);
    expect(html).not.toMatch(/<script|https?:|src=|href=/);
  });

  test('allows its own style and nothing else', () => {
    const { html, csp } = callbackPage('signed-in', locale, t);
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(html) ?? [];
    expect(csp).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(csp).toMatch(/^default-src 'none';/);
    expect(csp).not.toContain('unsafe');
  });
});
