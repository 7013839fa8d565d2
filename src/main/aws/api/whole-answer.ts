/**
 * Reads each answer of AWS as a whole, for all clients: within a time, up to a size, and with its error in one form. A head
 * without a body, a body without an end and a page of a proxy all become failures with a name here, before the SDK sees them.
 */
import type { Readable } from 'node:stream';
import { problem } from '../../../shared/problems.ts';
import { type Ms, second } from '../../../shared/time.ts';
import { afterAwake } from '../../system/clock.ts';
import { exceptionOf } from './exception-names.ts';
import { AwsFailure, unexpectedAnswer } from './failure.ts';

/** As the SDK's request handler gives it. */
export interface RawAnswer {
  statusCode: number;
  headers: Record<string, string>;
  /** A stream from the handler; bytes once it has been read. */
  body?: unknown;
}

/** From the beginning of a request to the last byte of its answer. AWS needs less than a second. */
export const answerLimit: Ms = 30 * second;
/** A large page of accounts has 30 kB. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Puts the bytes of the body in its place. Throws `AwsFailure`: `network-timeout` after `limit` ms, `unexpected-answer` beyond
 * 8 MB, of which no more than that is ever held. Neither is worth another attempt within the same call.
 */
export async function readWhole(answer: RawAnswer, host: string, limit: Ms): Promise<void> {
  const stream = answer.body as Readable;
  if (Number(answer.headers['content-length']) > mostBytes) {
    stream.destroy();
    throw unexpectedAnswer('Answer', host);
  }
  const late = new AwsFailure('Answer', 'network', problem('network-timeout', { host }, 'auto'), { isEndless: true });
  const cancel = afterAwake(limit, () => stream.destroy(late));
  try {
    answer.body = await bytesOf(stream, host);
  } finally {
    cancel();
  }
  if (answer.statusCode >= 300) plainError(answer);
}

/** Into one piece of memory: a body that comes byte by byte would otherwise hold a hundred times its size. */
async function bytesOf(stream: Readable, host: string): Promise<Uint8Array> {
  let bytes = Buffer.allocUnsafe(64 * 1024);
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    // Leaving the loop ends the connection.
    if (size + part.length > mostBytes) throw unexpectedAnswer('Answer', host);
    if (size + part.length > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.min(Math.max(bytes.length * 2, size + part.length), mostBytes));
      bytes.copy(larger, 0, 0, size);
      bytes = larger;
    }
    size += part.copy(bytes, size);
  }
  return bytes.subarray(0, size);
}

/**
 * Leaves nothing of an error in JSON but its name. The SDK copies all other fields onto what it throws, also such as `code`
 * and `$retryable`, by which it and `toFailure` tell a broken connection; and they may be of any type and length. What is no
 * JSON stays as it is: the SDK's parser refuses it.
 */
function plainError(answer: RawAnswer): void {
  const told = answer.headers['x-amzn-errortype'];
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(answer.body as Uint8Array).toString('utf8'));
  } catch {
    return;
  }
  answer.headers['x-amzn-errortype'] = exceptionOf(told, body);
  answer.body = Buffer.from('{}');
}
