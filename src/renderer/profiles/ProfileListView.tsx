/** The page of all profiles: search them, copy what a command line takes, open their consoles, sign in. */
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { AppState } from '../../shared/app-state.ts';
import type { DoctorReport } from '../../shared/doctor-report.ts';
import { ReportPage } from '../doctor/ReportPage.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { leftPlace, useKeptPart } from '../core/place.ts';
import { useListKeys } from '../ui/use-list-keys.ts';
import { useVirtualGrid } from '../ui/use-virtual-grid.ts';
import { ProfileGrid, profileKind } from './ProfileGrid.tsx';
import type { Opened } from './ProfileItem.tsx';
import { ProfileViews } from './ProfileViews.tsx';
import { findProfiles, indexProfiles, profileRows } from './profile-rows.ts';
import { useShortPaths } from '../ui/short-paths.tsx';
import { SearchBox } from '../roles/SearchBox.tsx';
import { WrittenKeysForm } from '../roles/WrittenKeysForm.tsx';
import { isUsable } from '../sessions/session-queries.ts';

interface ProfileListViewProps {
  readonly state: AppState;
  readonly onBack: () => void;
  readonly onDoctor: () => void;
}

export function ProfileListView({ state, onBack, onDoctor }: ProfileListViewProps) {
  const { t } = useLanguage();
  // Here, and not where it is used: the report comes only after the page has been drawn.
  const [query, setQuery] = useState(() => leftPlace()?.query ?? '');
  useKeptPart('query', { query });
  return (
    <ReportPage title={t('doctor.list.title')} report={state.doctor} onBack={onBack}>
      {(report) => (
        <>
          <Profiles report={report} state={state} query={query} setQuery={setQuery} onDoctor={onDoctor} />
          {report.total > 0 && (
            <div className="buttons">
              <Button className="button" onPress={onDoctor}>
                {t('doctor.open')}
              </Button>
            </div>
          )}
        </>
      )}
    </ReportPage>
  );
}

interface ProfilesProps {
  readonly report: DoctorReport;
  readonly state: AppState;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly onDoctor: () => void;
}

function Profiles({ report: { profiles, unread }, state, query, setQuery, onDoctor }: ProfilesProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const shownQuery = useDeferredValue(query.trim());
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { sessions, writtenKeys } = state;
  const index = useMemo(
    () => indexProfiles(profileRows(profiles, { sessions, writtenKeys })),
    [profiles, sessions, writtenKeys],
  );
  const [opened, open] = useState<Opened | null>(null);
  const rows = useMemo(() => findProfiles(index, shownQuery), [index, shownQuery]);
  const { onFocus, focusRow, ...drawnRows } = useVirtualGrid(list, rows, profileKind);
  const keys = useListKeys({ input, rows: { items: rows, kind: profileKind, focusRow }, query, setQuery });
  const [file] = unread;
  if (profiles.length === 0) {
    return (
      <p className="quiet">
        {file === undefined ? t('doctor.list.none') : t('doctor.list.unread', { file: short(file) })}
      </p>
    );
  }
  return (
    <div className="profile-finder">
      {opened !== null && (
        <OpenedSheet
          key={`${opened.kind} ${opened.row.name}`}
          opened={opened}
          state={state}
          onClose={() => {
            open(null);
            focusRow(opened.row.name);
          }}
        />
      )}
      <SearchBox
        input={input}
        label={t('doctor.list.search')}
        query={query}
        onQuery={setQuery}
        onKeyDown={keys.inSearch}
      />
      <p className="quiet profile-count" role="status">
        {rows.length === 0
          ? t('doctor.list.noMatch', { query: shownQuery })
          : t('doctor.list.count', { count: rows.length })}
      </p>
      {rows.length > 0 && (
        <div role="presentation" onKeyDownCapture={keys.inList} onFocus={onFocus}>
          <ProfileGrid list={list} rows={drawnRows} total={rows.length} onDoctor={onDoctor} onOpen={open} />
        </div>
      )}
    </div>
  );
}

interface OpenedSheetProps {
  readonly opened: Opened;
  readonly state: AppState;
  readonly onClose: () => void;
}

function OpenedSheet({ opened: { kind, row }, state, onClose }: OpenedSheetProps) {
  if (kind === 'views') return <ProfileViews row={row} report={state.doctor} onClose={onClose} />;
  const isSignedIn = state.sessions.some(({ id, phase }) => id === row.sessionId && isUsable(phase));
  return <WrittenKeysForm profile={row.name} state={state} isSignedIn={isSignedIn} onClose={onClose} />;
}
