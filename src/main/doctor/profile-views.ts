/** What each of the five readers sees of one profile: "why does it work in the AWS CLI and not in Terraform?". */
import type { ProfileView, SeenProfile, SeenSetting } from '../../shared/profile-views.ts';
import { familyOf, readerNames } from '../aws/config/readers/read-as.ts';
import type { Reading } from '../aws/config/readers/reading.ts';
import { isOpenKey } from '../aws/config/line-text.ts';
import { type DoctorInput, type Examination, examine } from './examination.ts';
import { shown } from './finding.ts';
import { type Group, type Seen, seenIn } from './seen-values.ts';

/** One for all tools that see the same; that of the AWS CLI comes first. */
export function viewsOfProfile(input: DoctorInput, profile: string): readonly ProfileView[] {
  const examination = examine(input);
  const raw = readerNames.map((reader) => rawView(examination, examination.readings[reader], profile));
  const views = readerNames.map((reader, at) => ({ tool: familyOf[reader], seen: seenBy(raw[at], raw) }));
  const alike = Map.groupBy(views, ({ seen }) => JSON.stringify(seen));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ tools: same.map(({ tool }) => tool), seen: first.seen }] : [];
  });
}

type RawView =
  | Exclude<SeenProfile, { readonly kind: 'seen' }>
  | { readonly kind: 'seen'; readonly settings: Seen; readonly session: RawSession | null };

interface RawSession {
  readonly name: string;
  readonly settings: Seen | null;
}

function rawView({ files }: Examination, { refusal, profiles, ssoSessions }: Reading, profile: string): RawView {
  const found = profiles.get(profile);
  // The reader of JavaScript goes on with the one file when it has refused the other.
  if (found === undefined && refusal !== null)
    return { kind: 'refused', file: files[refusal.file].file, line: refusal.line };
  if (found === undefined) return { kind: 'not-seen' };
  const settings = seenIn(found, 'profiles');
  const name = settings.get('sso_session');
  if (name === undefined) return { kind: 'seen', settings, session: null };
  const section = ssoSessions.get(name);
  return { kind: 'seen', settings, session: { name, settings: section ? seenIn(section, 'ssoSessions') : null } };
}

function seenBy(own: RawView | undefined, all: readonly RawView[]): SeenProfile {
  if (own?.kind !== 'seen') return own ?? { kind: 'not-seen' };
  const others = all.flatMap((one) => (one.kind === 'seen' ? [one] : []));
  const { session } = own;
  return {
    kind: 'seen',
    settings: settingsOf(
      own.settings,
      others.map(({ settings }) => settings),
      'profiles',
    ),
    session: session && {
      name: shown(session.name),
      settings:
        session.settings &&
        settingsOf(
          session.settings,
          others.map((one) => one.session?.settings ?? new Map()),
          'ssoSessions',
        ),
    },
  };
}

/** Of `own`, and of what only others see: a setting that is not there is a difference as well. */
function settingsOf(own: Seen, all: readonly Seen[], group: Group): readonly SeenSetting[] {
  const keys = new Set([own, ...all].flatMap((seen) => [...seen.keys()]));
  return [...keys].flatMap((key): readonly SeenSetting[] => {
    const value = own.get(key);
    const differs = all.some((seen) => seen.get(key) !== value);
    if (value === undefined) return differs ? [{ key, sees: 'nothing', text: null, differs }] : [];
    const isOpen = group === 'ssoSessions' || isOpenKey(key);
    return [
      isOpen
        ? { key, sees: 'text', text: shown(textOf(value)), differs }
        : { key, sees: 'secret', text: null, differs },
    ];
  });
}

/** A nested block, which `seenIn` tells as JSON behind a line break, as its lines. */
function textOf(value: string): string {
  if (!value.startsWith('\n')) return value;
  const pairs = JSON.parse(value.slice(1)) as readonly (readonly [string, string])[];
  return pairs.map(([key, inner]) => `${key} = ${inner}`).join(', ');
}
