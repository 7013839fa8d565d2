/** Which line of the list is selected: the first one, until somebody moves; then that line, wherever it goes. */
import { useCallback, useMemo, useState } from 'react';
import { choiceFrom, firstChoice, type Line } from './lines.ts';

interface Selection {
  /** The position of the selected line; -1 in a list without any. */
  readonly selected: number;
  readonly select: (index: number) => void;
  /** Back to the first one. */
  readonly reset: () => void;
}

interface Chosen {
  readonly topic: string;
  readonly id: string;
  readonly index: number;
}

/** `topic`: what the list is of; with another one, nothing is chosen yet. */
export function useSelection(lines: readonly Line[], topic: string): Selection {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const selected = useMemo(() => {
    if (chosen === null || chosen.topic !== topic) return firstChoice(lines);
    if (lines[chosen.index]?.id === chosen.id) return chosen.index;
    const moved = lines.findIndex(({ id }) => id === chosen.id);
    // One that has gone leaves the selection where it stood.
    return moved === -1 ? nearest(lines, chosen.index) : moved;
  }, [lines, topic, chosen]);
  const select = useCallback(
    (index: number) => {
      const line = lines[index];
      if (line !== undefined && line.kind !== 'heading') setChosen({ topic, id: line.id, index });
    },
    [lines, topic],
  );
  const reset = useCallback(() => setChosen(null), []);
  return { selected, select, reset };
}

function nearest(lines: readonly Line[], index: number): number {
  const at = Math.min(index, lines.length - 1);
  return lines[at]?.kind === 'heading' ? choiceFrom(lines, at, 1) : at;
}
