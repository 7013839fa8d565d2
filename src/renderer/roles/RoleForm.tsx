/** The form that is open for a role, above the list: one at a time. */
import type { SessionId } from '../../shared/app-state.ts';
import type { FoundBrowser } from '../../shared/browser-choice.ts';
import type { RoleMark } from '../../shared/role-marks.ts';
import type { RoleRow } from './groups.ts';
import { KeysForm } from './KeysForm.tsx';
import { type ListedSession, roleKey } from './listed-sessions.ts';
import { MarkForm } from './MarkForm.tsx';

export interface OpenForm {
  /** `mark`: asks for a name, a colour and a browser. `keys`: asks in which form keys are to be copied. */
  readonly kind: 'mark' | 'keys';
  readonly row: RoleRow;
}

interface RoleFormProps {
  readonly form: OpenForm;
  readonly roleMarks: readonly RoleMark[];
  readonly browsers: readonly FoundBrowser[] | null;
  readonly listed: ReadonlyMap<SessionId, ListedSession>;
  readonly onClose: () => void;
}

export function RoleForm({ form: { kind, row }, roleMarks, browsers, listed, onClose }: RoleFormProps) {
  if (kind === 'mark') return <MarkForm row={row} roleMarks={roleMarks} browsers={browsers} onClose={onClose} />;
  const profiles = listed.get(row.sessionId)?.profiles.get(roleKey(row.accountId, row.roleName));
  return <KeysForm row={row} profile={profiles?.[0] ?? null} onClose={onClose} />;
}
