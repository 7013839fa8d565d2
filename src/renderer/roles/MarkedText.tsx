/** A name of the list, with what of it matches a search marked. */
import type { Marks } from './use-lines.ts';

export function MarkedText({ text, marks }: { readonly text: string; readonly marks: Marks | null }) {
  const ranges = marks?.(text) ?? [];
  // A name that turns the direction of writing turns its own text, and not where the other one stands.
  if (ranges.length === 0) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {ranges.map(({ start, end }, at) => [
        text.slice(ranges[at - 1]?.end ?? 0, start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </bdi>
  );
}
