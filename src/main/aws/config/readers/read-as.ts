/** What each of the AWS tools sees in the same two files, on demand. */
import { readBotocore } from './botocore.ts';
import { readGo } from './go.ts';
import { readJava } from './java.ts';
import { readJavaScript } from './javascript.ts';
import type { AwsTexts, ReaderName, Reading } from './reading.ts';
import { readRust } from './rust.ts';

const readers = {
  botocore: readBotocore,
  javascript: readJavaScript,
  go: readGo,
  rust: readRust,
  java: readJava,
} as const satisfies Record<ReaderName, (texts: AwsTexts) => Reading>;

export const readerNames: readonly ReaderName[] = ['botocore', 'javascript', 'go', 'rust', 'java'];

/** What people call the reader; proper names, the same in every language. */
export const toolOf: Readonly<Record<ReaderName, string>> = {
  botocore: 'AWS CLI',
  javascript: 'AWS SDK for JavaScript',
  go: 'AWS SDK for Go',
  rust: 'AWS SDK for Rust',
  java: 'AWS SDK for Java',
};

/** The same with the tools that people know better: those that are built on it. */
export const familyOf: Readonly<Record<ReaderName, string>> = {
  ...toolOf,
  botocore: 'AWS CLI, boto3',
  javascript: 'AWS SDK for JavaScript, CDK',
  go: 'AWS SDK for Go, Terraform',
};

/** Reads both files as one tool does. Never throws: what the tool refuses is told in `refusal`. */
export function readAs(reader: ReaderName, texts: AwsTexts): Reading {
  return readers[reader](texts);
}
