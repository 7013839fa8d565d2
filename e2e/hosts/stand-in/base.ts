/** What every part of the stand-in shares: members that fail by name, emitters and events that can be prevented. */
import { EventEmitter } from 'node:events';

/** `implements Like<Electron.Tray, 'x'>`: each member that the class has (but for x) has Electron's type. */
export type Like<T, Except extends keyof T = never> = Partial<Omit<T, keyof EventEmitter | Except>>;

/** Says which part of Electron's API the app has begun to use and the stand-in lacks. */
export const todo = (name: string): never => {
  throw new Error(`The stand-in host does not implement ${name}: add it in e2e/hosts/stand-in`);
};

/** Makes a member that the stand-in lacks fail by its name, at the place that uses it. */
export const strict = <T extends object>(name: string, target: T): T =>
  new Proxy(target, {
    get: (object, key, self) =>
      key in object || typeof key === 'symbol' || key === 'then' || key === 'toJSON'
        ? (Reflect.get(object, key, self) as unknown)
        : todo(`${name}.${key}`),
  });

/** What can still be asked of a window or a page that is gone. */
const answersAlways: ReadonlySet<PropertyKey> = new Set(['isDestroyed', ...Reflect.ownKeys(EventEmitter.prototype)]);

/** Makes every other method of a thing that is gone throw, as Electron's do. */
export const mortal = <T extends { isDestroyed(): boolean }>(target: T): T =>
  new Proxy(target, {
    get: (object, key, self) => {
      const member = Reflect.get(object, key, self) as unknown;
      if (typeof member !== 'function' || answersAlways.has(key) || !object.isDestroyed()) return member;
      throw new TypeError('Object has been destroyed');
    },
  });

/** A strict object that is an EventEmitter as well; `base` gives it an emitter that others already hold. */
export const emitter = <T extends object>(name: string, members: T, base = new EventEmitter()): EventEmitter & T =>
  strict(name, Object.defineProperties(base, Object.getOwnPropertyDescriptors(members)) as EventEmitter & T);

/** An Electron event: `details` with preventDefault() and defaultPrevented. */
export const cancellable = <T extends object>(details: T): T & { preventDefault(): void; defaultPrevented: boolean } =>
  Object.assign(details, {
    defaultPrevented: false,
    preventDefault(this: { defaultPrevented: boolean }) {
      this.defaultPrevented = true;
    },
  });

/** For messages that nobody waits for, as when a window closes while one is on its way. */
export const forget = (promise: Promise<unknown>): void => void promise.catch(() => {});

/** The emitter behind `app`, for the parts of the stand-in that `app` itself is built on. */
export const appEvents = new EventEmitter();
