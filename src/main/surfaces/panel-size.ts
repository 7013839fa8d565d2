/** How large its user wants the panel, whatever the system tells of it. */
import type { Size } from './panel-placement.ts';

/**
 * In DIP. Where a display is scaled by a fraction, Windows rounds outwards on both ways: a window that is made as large as it says it
 * is grows each time (electron#27651). Nobody resizes a window by so little.
 */
const rounding = 2;

export class PanelSize {
  #wished: Size;
  #asked: Size;

  constructor(usual: Size) {
    this.#wished = usual;
    this.#asked = usual;
  }

  /** `told`: the size that the system tells. Another one than it was asked for is one that somebody has chosen. */
  wished({ width, height }: Size): Size {
    const isAsAsked =
      Math.abs(width - this.#asked.width) <= rounding && Math.abs(height - this.#asked.height) <= rounding;
    if (!isAsAsked) this.#wished = this.#asked = { width, height };
    return this.#wished;
  }

  /** What the system is asked for: smaller where there is no room for what is wished. */
  ask({ width, height }: Size): void {
    this.#asked = { width, height };
  }
}
