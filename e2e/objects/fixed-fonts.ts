/** The same fonts on every machine, from npm packages: for pictures that are compared, and in which no script shows boxes. */
import { fileURLToPath } from 'node:url';
import interRanges from '@fontsource-variable/inter/unicode.json' with { type: 'json' };
import monoRanges from '@fontsource-variable/jetbrains-mono/unicode.json' with { type: 'json' };
import japaneseRanges from '@fontsource-variable/noto-sans-jp/unicode.json' with { type: 'json' };
import type { Page } from 'playwright/test';

/** By the name of the package, the parts into which its font is cut, with the characters of each. */
const packages = {
  inter: interRanges,
  'noto-sans-jp': japaneseRanges,
  'jetbrains-mono': monoRanges,
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** A part of a font; the page loads those whose characters it shows. */
interface FontPart {
  readonly family: string;
  readonly url: string;
  readonly unicodeRange: string;
}

const folder = '/fonts-of-the-tests/';

const partsOf = (origin: string): readonly FontPart[] =>
  Object.entries(packages).flatMap(([name, ranges]) =>
    Object.entries(ranges).map(([part, unicodeRange]) => ({
      family: `fixed ${name}`,
      url: `${origin}${folder}${name}/${name}-${part.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`,
      unicodeRange,
    })),
  );

const stacks = {
  '--font': "'fixed inter', 'fixed noto-sans-jp', sans-serif",
  '--mono': "'fixed jetbrains-mono', 'fixed noto-sans-jp', monospace",
};

/** From now on the page shows its texts in Inter, Noto Sans JP and JetBrains Mono; its own policy for fonts and styles stays in force. */
export async function useFixedFonts(page: Page): Promise<void> {
  await page.route(`**${folder}**`, (route) => {
    const [name = '', file = ''] = new URL(route.request().url()).pathname.split(folder).at(-1)?.split('/') ?? [];
    const path = fileURLToPath(import.meta.resolve(`@fontsource-variable/${name}/files/${file}`));
    return route.fulfill({ path, headers: { 'access-control-allow-origin': '*', 'content-type': 'font/woff2' } });
  });
  const origin = page.url().startsWith('https:') ? '' : 'https://daypass.invalid';
  await page.evaluate(
    ({ parts, variables }) => {
      for (const { family, url, unicodeRange } of parts)
        document.fonts.add(new FontFace(family, `url(${url})`, { unicodeRange, weight: '100 900' }));
      for (const [name, stack] of Object.entries(variables)) document.documentElement.style.setProperty(name, stack);
    },
    { parts: partsOf(origin), variables: stacks },
  );
}

/** Waits until what the page shows now is drawn with its fonts. */
export async function fontsReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A frame, so that the style is computed and asks for the fonts of what is new on the page.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await document.fonts.ready;
  });
}
