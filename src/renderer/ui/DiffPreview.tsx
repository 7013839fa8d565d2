/** What a change takes from a file and brings into it, line by line, before it is made. */
import { useRef } from 'react';
import type { DiffLine } from '../../shared/config-preview.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from './short-paths.tsx';
import { type DrawnItem, type ItemKind, useVirtualList } from './use-virtual-list.ts';

interface DiffPreviewProps {
  readonly file: string;
  /** May be thousands: only those near the visible part are drawn. */
  readonly lines: readonly DiffLine[];
}

/** `sizeOf`: the style sheet has the same. */
const lineKind: ItemKind<DiffLine> = { idOf: ({ kind, line }) => `${kind} ${line}`, sizeOf: () => 20 };

export function DiffPreview({ file, lines }: DiffPreviewProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const list = useRef<HTMLOListElement>(null);
  const { drawn, size } = useVirtualList({ list, items: lines, kind: lineKind });
  const heading = t('profiles.diff.heading', { file: short(file) });
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
      <div className="diff-scroll" role="group" aria-label={heading} tabIndex={0}>
        <ol ref={list} className="diff-lines" style={{ blockSize: size }}>
          {drawn.map((line) => (
            <Line key={line.id} line={line} total={lines.length} />
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
  readonly line: DrawnItem<DiffLine>;
  readonly total: number;
}

/** Told by a sign as well as by colour, and by the element to those who listen. */
function Line({ line: { item, index, offset }, total }: LineProps) {
  const { t } = useLanguage();
  const { kind, line, text } = item;
  const Change = kind === 'added' ? 'ins' : 'del';
  return (
    <li
      className="diff-line"
      data-kind={kind}
      style={{ insetBlockStart: offset }}
      aria-posinset={index + 1}
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
