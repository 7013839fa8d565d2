/** Every colour of a text on every ground that it can stand on, by the formula of WCAG 2.2. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [usual = '', more = ''] = css.split('@media (prefers-contrast: more)');

/** The variables that are one colour, as [light, dark]. */
function coloursIn(text: string): ReadonlyMap<string, readonly [string, string]> {
  const found = text.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
}

const colours = coloursIn(usual);
const withMore = new Map([...colours, ...coloursIn(more)]);

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['canvas', 'surface', 'sunken', 'accent-soft', 'warn-soft', 'bad-soft'];
const texts = ['text', 'quiet', 'accent', 'accent-strong', 'good', 'warn', 'bad'];
const pairs = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-strong'] as const,
];

for (const [scheme, at] of [
  ['light', 0],
  ['dark', 1],
] as const) {
  const told = (all: typeof colours, pairsOf: typeof pairs, least: number) =>
    pairsOf.flatMap(([text, ground]) => {
      const ratio = contrast(all.get(text)?.[at] ?? '#000000', all.get(ground)?.[at] ?? '#000000');
      return ratio < least ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : [];
    });
  const frames = grounds.slice(0, 2).map((ground) => ['line-strong', ground] as const);
  const allFrames = grounds
    .slice(0, 2)
    .flatMap((ground) => [['line', ground] as const, ['line-strong', ground] as const]);

  test(`${scheme}: texts reach 4.5:1, the frames of fields 3:1`, () => {
    expect(told(colours, pairs, 4.5)).toEqual([]);
    expect(told(colours, frames, 3)).toEqual([]);
  });

  test(`${scheme}, with more contrast asked for: texts reach 7:1, all frames 3:1`, () => {
    expect(told(withMore, pairs, 7)).toEqual([]);
    expect(told(withMore, allFrames, 3)).toEqual([]);
  });
}

test('the colours are found, and more contrast is more', () => {
  expect(colours.size).toBeGreaterThan(15);
  const quiet = (all: typeof colours) => contrast(all.get('quiet')?.[0] ?? '', all.get('canvas')?.[0] ?? '');
  expect(quiet(withMore)).toBeGreaterThan(quiet(colours) + 2);
});
