/** One call of AWS: from the making of its client to the end of its answer, all within one time limit. */
import { problem } from '../../../shared/problems.ts';
import { type Ms, second } from '../../../shared/time.ts';
import { afterAwake } from '../../system/clock.ts';
import type { Service } from './clients.ts';
import { AwsFailure, toFailure } from './failure.ts';

export interface AwsCall<Client> {
  readonly operation: string;
  /** For the text that people see, until the client is there and knows its real host. */
  readonly host: string;
  readonly service: () => Promise<Service<Client>>;
  readonly signal?: AbortSignal | undefined;
  /** Makes the request, which fails with `AwsFailure`, perhaps more than once. Without it, it is made once. */
  readonly attempts?: Attempts | undefined;
}

export type Attempts = <Answer>(request: () => Promise<Answer>, signal: AbortSignal) => Promise<Answer>;

/** With all its attempts: three that meet silence take 45 s and the pauses between them. */
export const callLimit: Ms = 60 * second;
/**
 * For what has been ended to come to its end: an answer that is whole by then still counts, it may be a pair of tokens that
 * AWS gives once. The SDK needs some milliseconds; this is for one that does not heed its signal.
 */
const grace: Ms = second;

/**
 * Resolves with what `send` makes of the client. Throws `AwsFailure`, `network-timeout` when the limit is over, whatever has
 * become of the request; or the reason of the caller's signal.
 */
export async function callAws<Client, Answer>(
  { operation, host, service, signal, attempts = (request) => request() }: AwsCall<Client>,
  send: (client: Client, host: string, options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
): Promise<Answer> {
  const limit = new AbortController();
  const cancel = afterAwake(callLimit, () => limit.abort());
  const abortSignal = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
  let called = host;
  const sent = async (): Promise<Answer> => {
    const { client, base } = await service();
    called = base.host;
    const request = async (): Promise<Answer> => {
      abortSignal.throwIfAborted();
      try {
        return await send(client, called, { abortSignal });
      } catch (error) {
        abortSignal.throwIfAborted();
        throw toFailure(operation, called, error);
      }
    };
    return attempts(request, abortSignal);
  };
  try {
    return await orAbandon(sent(), abortSignal, grace);
  } catch (error) {
    signal?.throwIfAborted();
    if (!limit.signal.aborted) throw toFailure(operation, called, error);
    throw new AwsFailure(operation, 'network', problem('network-timeout', { host: called }, 'auto'));
  } finally {
    cancel();
  }
}

/**
 * What `work` comes to; or the reason of `signal`, if `work` has not come to its end `grace` ms after it was aborted. For work
 * that has been asked to end and perhaps cannot: a drive that hangs, a library that does not heed its signal.
 */
async function orAbandon<Value>(work: Promise<Value>, signal: AbortSignal, grace: Ms): Promise<Value> {
  const { promise: abandoned, reject } = Promise.withResolvers<never>();
  let cancel = (): void => {};
  const begin = (): void => {
    cancel = afterAwake(grace, () => reject(signal.reason));
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin);
  try {
    return await Promise.race([work, abandoned]);
  } finally {
    cancel();
    signal.removeEventListener('abort', begin);
  }
}
