/** Asks which page of a role's console is wanted: of which service, in which region. It stands above the list, which it pushes down. */
import { useMemo, useState } from 'react';
import type { Session } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import { proposedServices } from '../../shared/console-services.ts';
import type { Problem } from '../../shared/problems.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { RegionField } from '../ui/RegionField.tsx';
import { SuggestField } from '../ui/SuggestField.tsx';
import { roleLabel } from './account-label.ts';
import { consoleRegions } from './console-regions.ts';
import { FormSheet, Refusal } from './FormSheet.tsx';
import type { RoleRow } from './groups.ts';
import { openCommand, type PageWanted, roleOf } from './role-actions.ts';

interface ConsolePageFormProps {
  readonly row: RoleRow;
  readonly session: Session;
  /** Says what has been done. */
  readonly onTell: (text: string) => void;
  readonly onClose: () => void;
}

export function ConsolePageForm({ row, session, onTell, onClose }: ConsolePageFormProps) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const { usual, proposed } = useMemo(() => consoleRegions(row, session), [row, session]);
  const [service, setService] = useState('');
  const [region, setRegion] = useState(usual);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const role = roleLabel(t, row);
  const page: PageWanted = { service: service.trim(), region: region.trim() || usual };
  const run = async (command: Command, says: string | null): Promise<void> => {
    const done = await ask(command);
    if (!done.ok) return setRefusal(done.problem);
    if (says !== null) onTell(says);
    onClose();
  };
  const copied = t('panel.roles.copied', { text: t('panel.roles.link') });
  return (
    <FormSheet heading={t('panel.roles.consolePage.heading')} onClose={onClose}>
      <p className="keys-role">{t('panel.roles.consolePage.of', { role })}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void run(openCommand(row, false, page), null);
        }}
      >
        <SuggestField
          name="service"
          label={t('panel.roles.consolePage.service')}
          hint={t('panel.roles.consolePage.serviceHint')}
          listLabel={t('panel.roles.consolePage.serviceList')}
          suggestions={proposedServices}
          value={service}
          onChange={setService}
          autoFocus
          opensEmpty={false}
        />
        <RegionField
          label={t('panel.roles.consolePage.region')}
          hint={t('panel.roles.consolePage.regionHint', { region: usual })}
          proposed={proposed}
          opensEmpty={false}
          value={region}
          onChange={setRegion}
        />
        <Refusal problem={refusal} />
        <div className="buttons">
          <button type="submit" className="button primary">
            {t('panel.roles.consolePage.open')}
          </button>
          {/* No link without a secret opens the console of a role that a profile assumes. */}
          {row.chain === undefined && (
            <button
              type="button"
              className="button"
              onClick={() => void run({ type: 'copy-console-link', ...roleOf(row), ...page }, copied)}
            >
              {t('common.action.copyLink')}
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            {t('common.action.cancel')}
          </button>
        </div>
      </form>
    </FormSheet>
  );
}
