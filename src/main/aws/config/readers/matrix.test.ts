/** Every reader against what the real parsers answered for the same inputs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseBotocore, readBotocore } from './botocore.ts';
import { parseGo } from './go.ts';
import { parseJava, readJava } from './java.ts';
import { configData, parseJavaScript } from './javascript.ts';
import { readAs, readerNames } from './read-as.ts';
import type { RawFile, ReaderName, Reading } from './reading.ts';
import { parseRust } from './rust.ts';

type Plain = string | { readonly [key: string]: Plain };
type Answer = Readonly<Record<string, Plain>> | { readonly refused: number | true };

/**
 * botocore 1.43 `load_config`, @smithy/core `parseIni` with `getConfigData`, aws-sdk-go-v2 internal/ini and smithy-rs
 * `parse_profile_file` were run for their columns; Java's follows the source of ProfileFileReader.
 */
interface Row extends Readonly<Record<ReaderName, Answer>> {
  readonly id: string;
  readonly text: string;
}
const rows = JSON.parse(readFileSync(new URL('../fixtures/reader-matrix.json', import.meta.url), 'utf8')) as Row[];

const answers: Readonly<Record<ReaderName, (text: string) => unknown>> = {
  botocore: (text) => withoutKinds(readBotocore({ config: text, credentials: '' })),
  javascript: (text) => rawAnswer(parseJavaScript(text), (raw) => configData(raw)),
  go: (text) => rawAnswer(parseGo(text)),
  rust: (text) => rawAnswer(parseRust(text)),
  java: (text) => withoutKinds(readJava({ config: text, credentials: '' })),
};

describe.each(readerNames)('%s', (reader) => {
  test.each(rows)('$id', (row) => {
    const expected = row[reader];
    const answer = answers[reader](row.text);
    if ('refused' in expected && expected.refused === true) expect(answer).toHaveProperty('refused');
    else expect(answer).toEqual(expected);
  });

  test('a row is refused by the reading of both files as well, and hides all of it', () => {
    for (const { text, [reader]: expected } of rows) {
      const { refusal, profiles } = readAs(reader, { config: text, credentials: '[k]\na = b\n' });
      expect(refusal !== null).toBe('refused' in expected);
      expect(profiles.has('k')).toBe(refusal === null || reader === 'javascript');
    }
  });
});

test('the table is whole', () => {
  expect(rows).toHaveLength(48);
  expect(rows.filter((row) => 'refused' in row.botocore)).toHaveLength(6);
  expect(parseBotocore(rows[0]?.text ?? '').sections?.size).toBe(1);
  expect(parseJava(rows[0]?.text ?? '', 'config').sections.profiles.size).toBe(1);
});

function rawAnswer(
  raw: RawFile,
  pick: (sections: NonNullable<RawFile['sections']>) => unknown = (all) => all,
): unknown {
  return raw.refusal ? { refused: raw.refusal.line } : plain(pick(raw.sections));
}

function withoutKinds({ refusal, profiles, ssoSessions, services }: Reading): unknown {
  return refusal ? { refused: refusal.line } : plain(new Map(Object.entries({ profiles, ssoSessions, services })));
}

function plain(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, inner]: [string, unknown]) => [key, plain(inner)]));
}
