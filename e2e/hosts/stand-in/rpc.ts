/** Two-way calls over any channel that carries structured clones (here: a child process's IPC channel). */

export type Methods = Record<string, (...args: never[]) => unknown>;
/** The other side's methods, as promises. */
export type Remote<M extends Methods> = {
  readonly [K in keyof M]: (...args: Parameters<M[K]>) => Promise<Awaited<ReturnType<M[K]>>>;
};
type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: unknown[] }
  | { readonly kind: 'done'; readonly id: number; readonly value?: unknown; readonly error?: string };

interface Connection<M extends Methods> {
  readonly remote: Remote<M>;
  /** To be called with each message that arrives. */
  receive(message: unknown): Promise<void>;
  /** Rejects what is under way and all that comes later. */
  close(reason: string): void;
}

export function connect<M extends Methods>(post: (message: Message) => void, local: Methods): Connection<M> {
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  let closed: string | undefined;

  const call = (name: string, args: unknown[]) => {
    if (closed !== undefined) return Promise.reject(new Error(closed));
    const reply = Promise.withResolvers<unknown>();
    pending.set(++lastId, reply);
    post({ kind: 'call', id: lastId, name, args });
    return reply.promise;
  };

  const receive = async (message: Message) => {
    if (message.kind === 'done') {
      const reply = pending.get(message.id);
      pending.delete(message.id);
      if (message.error === undefined) reply?.resolve(message.value);
      else reply?.reject(new Error(message.error));
      return;
    }
    try {
      const method = local[message.name];
      if (!method) throw new Error(`No method '${message.name}'`);
      post({ kind: 'done', id: message.id, value: await method(...(message.args as never[])) });
    } catch (error) {
      post({ kind: 'done', id: message.id, error: error instanceof Error ? error.message : String(error) });
    }
  };

  const close = (reason: string) => {
    closed = reason;
    for (const reply of pending.values()) reply.reject(new Error(reason));
    pending.clear();
  };

  const remote = new Proxy({} as Remote<M>, {
    get:
      (_, name: string) =>
      (...args: unknown[]) =>
        call(name, args),
  });
  return { remote, receive: (message) => receive(message as Message), close };
}
