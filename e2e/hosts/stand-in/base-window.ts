/** BaseWindow: a window without a page, for what the system tells windows alone. The stand-in has no place to show one. */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { type Like, mortal, strict, todo } from './base.ts';
import { isReady } from './session.ts';

export class BaseWindow extends EventEmitter implements Like<Electron.BaseWindow> {
  static readonly #all = new Set<BaseWindow>();
  static getAllWindows = (): BaseWindow[] => [...BaseWindow.#all];

  #isDestroyed = false;

  constructor({ show = true }: Electron.BaseWindowConstructorOptions = {}) {
    super();
    if (!isReady()) throw new Error('Cannot create BaseWindow before app is ready');
    if (show) todo('BaseWindow that is shown');
    const self = mortal(strict('BaseWindow', this));
    BaseWindow.#all.add(self);
    return self;
  }
  isVisible = (): boolean => false;
  isDestroyed = (): boolean => this.#isDestroyed;
  destroy(): void {
    this.#isDestroyed = true;
    for (const window of BaseWindow.#all) if (window.isDestroyed()) BaseWindow.#all.delete(window);
    this.emit('closed');
  }
}
