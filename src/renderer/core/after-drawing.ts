/** Tells when what has just changed is on the screen. */

/** A page that is not drawn, such as one under another window on some systems, gets no frames. */
const longestFrame = 500;

/**
 * Calls `act` once after the next frame, and where the page is drawn no more after half a second at most, so that nothing
 * waits for ever.
 */
export function afterDrawing(act: () => void): void {
  let isDone = false;
  const finish = (): void => {
    if (isDone) return;
    isDone = true;
    clearTimeout(limit);
    cancelAnimationFrame(frame);
    act();
  };
  const limit = setTimeout(finish, document.hidden ? 0 : longestFrame);
  // The frame is drawn when its callbacks have returned.
  const frame = requestAnimationFrame(() => void setTimeout(finish, 0));
}
