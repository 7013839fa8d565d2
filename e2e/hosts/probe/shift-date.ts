/** Moves the wall clock of one JavaScript world (the main process or a page) and nothing else: no timer, no monotonic clock. */

/**
 * From now on `Date` is `offset` ms away from the machine's clock; calling again replaces the offset.
 * Also sent to pages as text, so it may use nothing from outside itself.
 */
export function shiftDate(offset: number): void {
  const world = globalThis as unknown as Record<symbol, { offset: number } | undefined>;
  const key = Symbol.for('wall clock of the test');
  const installed = world[key];
  if (installed) {
    installed.offset = offset;
    return;
  }
  const clock = { offset };
  Object.defineProperty(world, key, { value: clock });
  const RealDate = Date;
  const now = () => RealDate.now() + clock.offset;
  const ShiftedDate: DateConstructor = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget === ShiftedDate ? target : newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  RealDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate;
}
