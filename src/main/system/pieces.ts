/** Long work in pieces, so that everything else has its turn in between. */

/** Does all of `work`, with a turn of the loop for others wherever it yields. Rejects with what it throws. */
export async function inPieces<Result>(work: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const piece = work.next();
    if (piece.done) return piece.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
