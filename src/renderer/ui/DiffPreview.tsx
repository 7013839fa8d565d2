/** What a change takes from a file and brings into it, line by line, before it is made. */
import { type UIEvent, useCallback, useState } from 'react';
import type { DiffLine } from '../../shared/config-preview.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from './short-paths.tsx';

interface DiffPreviewProps {
  readonly file: string;
  /** May be thousands: only those near the visible part are drawn. */
  readonly lines: readonly DiffLine[];
}

/** CSS pixels; the style sheet has the same. */
const lineSize = 20;
/** How many lines are drawn at once. They move in steps, not with every pixel that is scrolled. */
const drawn = 60;
const step = 20;

export function DiffPreview({ file, lines }: DiffPreviewProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const [start, setStart] = useState(0);
  const onScroll = useCallback(({ currentTarget }: UIEvent<HTMLElement>) => {
    setStart(Math.max(0, (Math.floor(currentTarget.scrollTop / lineSize / step) - 1) * step));
  }, []);
  const heading = t('profiles.diff.heading', { file: short(file) });
  const first = Math.max(0, Math.min(start, lines.length - drawn));
  return (
    <figure className="diff" aria-label={heading}>
      <figcaption className="diff-head">
        <span className="diff-file" title={file}>
          {heading}
        </span>
        <Counts lines={lines} />
      </figcaption>
      {/* Whoever has no mouse scrolls with the arrow keys, so it takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="diff-scroll" role="group" aria-label={heading} tabIndex={0} onScroll={onScroll}>
        <ol className="diff-lines" style={{ blockSize: lines.length * lineSize }}>
          {lines.slice(first, first + drawn).map((line, index) => (
            <Line key={`${line.kind} ${line.line}`} line={line} position={first + index} total={lines.length} />
          ))}
        </ol>
      </div>
    </figure>
  );
}

function Counts({ lines }: Pick<DiffPreviewProps, 'lines'>) {
  const { t } = useLanguage();
  return (
    <span className="diff-counts">
      {(['removed', 'added'] as const).map((kind) => {
        const count = lines.filter((line) => line.kind === kind).length;
        if (count === 0) return null;
        return (
          <span key={kind} data-kind={kind}>
            {t(`profiles.diff.${kind}`, { count })}
          </span>
        );
      })}
    </span>
  );
}

interface LineProps {
  readonly line: DiffLine;
  readonly position: number;
  readonly total: number;
}

/** Told by a sign as well as by colour, and by the element to those who listen. */
function Line({ line: { kind, line, text }, position, total }: LineProps) {
  const { t } = useLanguage();
  const Change = kind === 'added' ? 'ins' : 'del';
  return (
    <li
      className="diff-line"
      data-kind={kind}
      style={{ insetBlockStart: position * lineSize }}
      aria-posinset={position + 1}
      aria-setsize={total}
    >
      <span className="diff-number" title={t('profiles.diff.line', { line })}>
        {line}
      </span>
      <span className="diff-sign" aria-hidden="true">
        {kind === 'added' ? '+' : '−'}
      </span>
      <Change>{text}</Change>
    </li>
  );
}
