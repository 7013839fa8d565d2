/** Long work in steps: all at once, or with everybody else's turn between any two of them. */

/** Work that ends with a value. Where it yields, it may be interrupted. */
export type Steps<Value> = Generator<void, Value, void>;

export function allAtOnce<Value>(steps: Steps<Value>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** What waits, such as a click or an answer of AWS, comes between the steps. */
export async function inSlices<Value>(steps: Steps<Value>): Promise<Value> {
  let step = steps.next();
  while (step.done !== true) {
    await new Promise((resolve) => void setImmediate(resolve));
    step = steps.next();
  }
  return step.value;
}
