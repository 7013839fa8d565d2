/** The sign of a session's state: told by its shape as well as by its colour. An ornament, as a word stands for it. */
import type { SessionStatus } from '../../shared/session-status.ts';

/** On a grid of 12 x 12. */
const shapes = {
  'signed-in': 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9z',
  'ending-soon': 'M6 2.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 1 0 0-7.6z',
  ended: 'M6 1.2 11.2 10.4H.8z',
  'signed-out': 'M6 2a4 4 0 1 0 0 8 4 4 0 1 0 0-8z',
  'signing-in': 'M6 2a4 4 0 1 1-4 4',
  offline: 'M6 2a4 4 0 1 0 0 8 4 4 0 1 0 0-8zM3.2 8.8l5.6-5.6',
} as const satisfies Record<SessionStatus, string>;

export function StatusDot({ status }: { readonly status: SessionStatus }) {
  return (
    <svg className="status-dot" data-status={status} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={shapes[status]} />
    </svg>
  );
}
