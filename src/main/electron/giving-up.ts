/** When the window of a hidden panel is given up: a page that nobody sees holds 60 to 100 MB. */

/** In ms. */
const longestHidden = 60_000;

interface GivingUpDeps {
  /** Calls `act` after `ms` in which the computer was awake; returns what cancels it. */
  readonly later: (ms: number, act: () => void) => () => void;
  /** Whether a dialog of the system belongs to the window. */
  readonly hasDialog: () => boolean;
  readonly giveUp: () => void;
}

export class GivingUp {
  readonly #deps: GivingUpDeps;
  #mayClose = false;
  /** Whether its time was over before its page said that it may be given up. */
  #isOverdue = false;
  #stop: () => void = () => {};

  constructor(deps: GivingUpDeps) {
    this.#deps = deps;
  }

  hidden(): void {
    this.#stop();
    this.#stop = this.#deps.later(longestHidden, () => this.#due());
  }

  /** The window is shown, or gone. */
  cancel(): void {
    this.#mayClose = false;
    this.#isOverdue = false;
    this.#stop();
  }

  /** The hidden page has told whether one that begins anew would lose nothing. */
  left(mayClose: boolean): void {
    this.#mayClose = mayClose;
    // The word of a page that was hidden just before the machine slept comes when its time is over already.
    if (this.#isOverdue) this.#due();
  }

  #due(): void {
    // macOS hides both with Cmd+H, and a dialog whose window is gone would answer nobody.
    if (this.#deps.hasDialog()) return this.hidden();
    this.#isOverdue = !this.#mayClose;
    if (!this.#isOverdue) this.#deps.giveUp();
  }
}
