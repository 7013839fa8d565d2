/** The form that is open for a role, above the list: one at a time. */
import type { AppState, SessionId } from '../../shared/app-state.ts';
import { ConsolePageForm } from './ConsolePageForm.tsx';
import type { RoleRow } from './groups.ts';
import { KeysForm } from './KeysForm.tsx';
import { type ListedSession, roleKey } from './listed-sessions.ts';
import { MarkForm } from './MarkForm.tsx';
import { ServeForm } from './ServeForm.tsx';
import { WrittenKeysForm } from './WrittenKeysForm.tsx';

/**
 * `mark`: asks for a name, a colour and a browser. `keys`: asks in which form keys are to be copied. `serve`: asks for how long and where they are served. `console-page`: asks for a
 * service and a region. `written-keys`: switches a profile's keys in the credentials file.
 */
export type OpenForm = { readonly row: RoleRow } & (
  | { readonly kind: 'mark' | 'keys' | 'serve' | 'console-page' }
  | { readonly kind: 'written-keys'; readonly profile: string }
);

interface RoleFormProps {
  readonly form: OpenForm;
  readonly state: Pick<
    AppState,
    'sessions' | 'roleMarks' | 'writtenKeys' | 'credentialsFile' | 'servedHours' | 'browsers'
  >;
  readonly listed: ReadonlyMap<SessionId, ListedSession>;
  /** Says what has been done. */
  readonly onTell: (text: string) => void;
  readonly onClose: () => void;
}

export function RoleForm({ form, state, listed, onTell, onClose }: RoleFormProps) {
  const { row } = form;
  const session = listed.get(row.sessionId);
  if (form.kind === 'mark') {
    return <MarkForm row={row} roleMarks={state.roleMarks} browsers={state.browsers} onClose={onClose} />;
  }
  if (form.kind === 'serve') return <ServeForm row={row} hours={state.servedHours} onClose={onClose} />;
  const ofState = state.sessions.find(({ id }) => id === row.sessionId);
  if (form.kind === 'console-page') {
    return ofState === undefined ? null : (
      <ConsolePageForm row={row} session={ofState} onTell={onTell} onClose={onClose} />
    );
  }
  if (form.kind === 'written-keys') {
    const isSignedIn = session?.isUsable === true;
    return <WrittenKeysForm profile={form.profile} state={state} isSignedIn={isSignedIn} onClose={onClose} />;
  }
  const [profile = null] = session?.profiles.get(roleKey(row.accountId, row.roleName)) ?? [];
  return <KeysForm row={row} profile={row.chain?.profile ?? profile} onClose={onClose} />;
}
