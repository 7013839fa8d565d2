/**
 * A button inside a row of the list, reached by the right and left arrow keys. A plain one, as the list draws all its
 * rows again whenever it is scrolled on and React Aria's buttons were half of that work; so it keeps its own events
 * from the row, which can be pressed itself.
 */
import type { ReactNode, SyntheticEvent } from 'react';

interface RowButtonProps {
  readonly className: string;
  /** Where the button shows only an icon: its accessible name and tooltip. */
  readonly label?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export function RowButton({ className, label, onPress, children }: RowButtonProps) {
  return (
    <button
      type="button"
      className={className}
      // The list is one tab stop. Tab must not go on to rows that are only drawn because the focus came near them.
      tabIndex={-1}
      aria-label={label}
      title={label}
      onPointerDown={keep}
      onMouseDown={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') keep(event);
      }}
      onClick={(event) => {
        keep(event);
        onPress();
      }}
    >
      {children}
    </button>
  );
}

function keep(event: SyntheticEvent): void {
  event.stopPropagation();
}
