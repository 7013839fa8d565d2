/** Properties of the search: what is there is found, in any order, and no name makes it slow. Work is counted, not timed. */
import { Session } from 'node:inspector/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '../ui/search-text.ts';
import { createSearch } from './search.ts';
import type { SearchRow } from './search-index.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const word = fc.stringMatching(/^[a-z]{1,6}$/);
const id = fc.stringMatching(/^\d{12}$/);
const name = fc.oneof(
  text,
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-')),
);

const anyRow: fc.Arbitrary<SearchRow> = fc.record({
  sessionName: name,
  account: fc.record({
    accountId: id,
    name,
    email: fc.option(name, { nil: null }),
    nickname: fc.option(name, { nil: null }),
  }),
  roleName: fc.option(name, { nil: null }),
  nickname: fc.option(name, { nil: null }),
  profiles: fc.array(name, { maxLength: 2 }),
  isFavorite: fc.boolean(),
  uses: fc.option(fc.record({ uses: fc.nat(), usedAt: fc.nat() }), { nil: null }),
});
const rows = fc.array(anyRow, { minLength: 1, maxLength: 8 });

const textsOf = ({ sessionName, account, roleName, nickname, profiles }: SearchRow): readonly string[] =>
  [
    sessionName,
    account.name,
    account.accountId,
    account.email,
    account.nickname,
    roleName,
    nickname,
    ...profiles,
  ].flatMap((one) => one ?? []);

function searchIn(all: readonly SearchRow[]) {
  const search = createSearch();
  search.setRows(all);
  return search;
}

test('whatever is literally in a text of a row finds it', () => {
  fc.assert(
    fc.property(rows, fc.nat(), fc.nat(), fc.nat(30), fc.nat(30), (all, which, field, from, length) => {
      const wanted = all[which % all.length]!;
      const texts = textsOf(wanted);
      const letters = [...new Intl.Segmenter('en').segment(texts[field % texts.length]!)].map(({ segment }) => segment);
      const part = letters
        .slice(from % letters.length, (from % letters.length) + 1 + length)
        .join('')
        .trim();
      // An accent alone, cut off its letter, is no text; and 12 digits are an account's id and nothing else.
      if (plainText(part).trim() === '' || /^\d{12}$/.test(plainText(part).trim())) return;
      expect(searchIn(all).find(part).hits, part).toContain(wanted);
    }),
    { numRuns: 2000 },
  );
});

test('the order of words makes no difference, nor do capitals', () => {
  const words = fc.array(word, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, words, fc.func(fc.nat()), (all, some, order) => {
      const search = searchIn(all);
      const shuffled = some.toSorted((a, b) => order(a) - order(b));
      const { hits, total } = search.find(some.join(' '));
      expect(search.find(shuffled.join(' ').toUpperCase())).toMatchObject({ hits, total });
    }),
  );
});

test('one mistake in a word of five letters or more still finds it, if nothing has the word as it was typed', () => {
  const long = fc.stringMatching(/^[a-z]{5,12}$/);
  const letter = fc.stringMatching(/^[a-z]$/);
  const kinds = fc.constantFrom('wrong', 'left out', 'too many', 'exchanged');
  fc.assert(
    fc.property(
      fc.array(long, { minLength: 1, maxLength: 3 }),
      fc.nat(),
      letter,
      kinds,
      (words, where, other, kind) => {
        const wanted: SearchRow = {
          sessionName: 's',
          account: { accountId: '111122223333', name: words.join('-'), email: null },
          roleName: null,
          profiles: [],
          isFavorite: false,
          uses: null,
        };
        const mistaken = words.map((one) => {
          const at = where % one.length;
          if (kind === 'wrong') return one.slice(0, at) + other + one.slice(at + 1);
          if (kind === 'left out') return one.length > 5 ? one.slice(0, at) + one.slice(at + 1) : one;
          if (kind === 'too many') return one.slice(0, at) + other + one.slice(at);
          return (
            one.slice(0, at) +
            one
              .slice(at, at + 2)
              .split('')
              .toReversed()
              .join('') +
            one.slice(at + 2)
          );
        });
        expect(searchIn([wanted]).find(mistaken.join(' ')).hits, mistaken.join(' ')).toEqual([wanted]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('marks are parts of the text, in order and apart', () => {
  fc.assert(
    fc.property(rows, name, (all, query) => {
      const { hits, marks } = searchIn(all).find(query);
      for (const one of hits.flatMap(textsOf)) {
        let before = -1;
        for (const { start, end } of marks(one)) {
          expect(start).toBeGreaterThan(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(one.length);
          before = end;
        }
      }
    }),
  );
});

test('rows that come one after the other are found like rows that come at once', () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 5 }), rows, name, (before, all, query) => {
      const grown = createSearch();
      for (const some of before) grown.setRows(some);
      grown.setRows([...all.slice(0, 2), ...(before[0] ?? []), ...all.slice(2)]);
      grown.setRows(all);
      const { hits, total } = searchIn(all).find(query);
      expect(grown.find(query)).toMatchObject({ hits, total });
    }),
  );
});

const inspector = new Session();
beforeAll(async () => {
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});
afterAll(async () => {
  await inspector.post('Profiler.stopPreciseCoverage');
  inspector.disconnect();
});

/** How often functions and their blocks were carried out. */
async function steps(act: () => void): Promise<number> {
  await inspector.post('Profiler.takePreciseCoverage');
  act();
  const { result } = await inspector.post('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => url.includes('/src/renderer/'));
  const ranges = ours.flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
  return ranges.reduce((sum, range) => sum + range.count, 0);
}

/** Names that somebody made to be slow, `length` letters long. */
const hostile: Readonly<Record<string, (length: number, at: number) => string>> = {
  'one letter': (length) => 'a'.repeat(length),
  'two letters in turns': (length) => 'ab'.repeat(length / 2),
  'capitals in turns': (length) => 'aA'.repeat(length / 2),
  'control characters': (length) => '\u0000\n\u001b[31m'.repeat(length / 7),
  'right-to-left marks': (length) => '\u202ea\u200f'.repeat(length / 3),
  'what becomes longer': (length) => '\ufdfa'.repeat(length),
  'accents upon accents': (length) => `a${'\u0301'.repeat(length - 1)}`,
  'halves of letters': (length) => '\ud83d'.repeat(length),
  'signs alone': (length) => '@-/'.repeat(length / 3),
  spaces: (length) => `a${' '.repeat(length - 2)}b`,
  'different ones': (length, at) => `team ${at} `.repeat(length / 8),
};
const queries = [
  'a',
  'ab',
  'a a a a',
  'aaaaaaaaaaaaaaaab',
  'aaaaaaaaaaaaab abababababc',
  '@a',
  '***',
  'x'.repeat(3000),
  'a '.repeat(3000),
  '\u202e',
  'arn:aws:iam::',
];

function hostileRows(
  make: (length: number, at: number) => string,
  count: number,
  length: number,
): readonly SearchRow[] {
  return Array.from({ length: count }, (_, at) => ({
    sessionName: make(length, 0),
    account: { accountId: String(at).padStart(12, '0'), name: make(length, at), email: make(length, at) },
    roleName: make(length, at),
    profiles: [make(length, at)],
    isFavorite: at % 2 === 0,
    uses: { uses: at, usedAt: at },
  }));
}

test.for(Object.entries(hostile))(
  '%s: the work grows with the rows and with their letters, and no faster',
  { timeout: 120_000 },
  async ([, make]) => {
    const work = (count: number, length: number): Promise<number> => {
      const all = hostileRows(make, count, length);
      return steps(() => {
        const search = searchIn(all);
        for (const query of queries) {
          const { hits, marks } = search.find(query, 20);
          for (const hit of hits) marks(hit.roleName ?? '');
        }
      });
    };
    const [few, long] = [20, 60];
    const small = await work(few, long);
    expect(small).toBeGreaterThan(few);
    expect((await work(3 * few, long)) / small).toBeLessThan(1.3 * 3);
    expect((await work(few, 3 * long)) / small).toBeLessThan(1.3 * 3);
  },
);

test('ten thousand accounts with hostile names of 500 letters are searched', { timeout: 120_000 }, () => {
  const makers = Object.values(hostile);
  const all = Array.from({ length: 10_000 }, (_, at) => hostileRows(makers[at % makers.length]!, 1, 500)[0]!);
  const search = searchIn(all);
  for (const query of queries) {
    const { hits, total } = search.find(query);
    expect(hits.length).toBeLessThanOrEqual(total);
    expect(total).toBeLessThanOrEqual(all.length);
  }
  expect(search.find('a').total).toBeGreaterThan(0);
});
