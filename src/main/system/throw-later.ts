/** Hands an error to those who look after errors that nobody caught (uncaught-errors.ts), without ending what goes on now. */

export function throwLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

/** Calls all of them: one that throws must not keep the others from being called. */
export function callEach<Args extends readonly unknown[]>(
  listeners: Iterable<(...args: Args) => void>,
  args: Args,
  report: (error: unknown) => void = throwLater,
): void {
  for (const listener of listeners) {
    try {
      listener(...args);
    } catch (error) {
      report(error);
    }
  }
}

/** What `act` returns, or `otherwise` if it throws. */
export function unlessItThrows<Value>(
  act: () => Value,
  otherwise: Value,
  report: (error: unknown) => void = throwLater,
): Value {
  try {
    return act();
  } catch (error) {
    report(error);
    return otherwise;
  }
}
