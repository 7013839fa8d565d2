/** Watching a method without changing what it does. */

export type AnyFunction = (...args: unknown[]) => unknown;

/** Runs `record` before each call of a method of an object or a prototype. */
export function before<T extends object, K extends keyof T & string>(
  type: T,
  method: K,
  record: T[K] extends (...args: infer A) => unknown ? (self: T, ...args: A) => void : never,
): void {
  const original = type[method] as AnyFunction;
  const recording = function (this: T, ...args: unknown[]) {
    (record as (self: T, ...rest: unknown[]) => void)(this, ...args);
    return original.apply(this, args);
  };
  Object.assign(type, { [method]: recording });
}
