/** Does work that is made to be done in pieces (system/pieces.ts) all at once, for tests that look at what comes of it. */
export function atOnce<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const piece = work.next();
    if (piece.done) return piece.value;
  }
}
