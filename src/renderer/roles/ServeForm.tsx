/**
 * Asks for how long programs of this computer can ask for a role's credentials; for containers also at which address, where somebody
 * wants that, with what it means. It stands above the list, which it pushes down.
 */
import { useState } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { type ServedHours, servedHours } from '../../shared/serving.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useAnnounce } from '../ui/Announcer.tsx';
import { roleLabel } from './account-label.ts';
import { FormSheet, Refusal } from './FormSheet.tsx';
import type { RoleRow } from './groups.ts';
import { serveCommand } from './role-actions.ts';

interface ServeFormProps {
  readonly row: RoleRow;
  /** The choice of the settings. */
  readonly hours: ServedHours;
  readonly onClose: () => void;
}

export function ServeForm({ row, hours: usual, onClose }: ServeFormProps) {
  const { t } = useLanguage();
  const { ask } = useCommands();
  const announce = useAnnounce();
  const [hours, setHours] = useState(usual);
  const [address, setAddress] = useState('');
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const role = roleLabel(t, row);
  const serve = async (): Promise<void> => {
    const done = await ask(serveCommand(row, hours, address.trim() || null));
    if (!done.ok) return setRefusal(done.problem);
    announce(t('serving.started'));
    onClose();
  };
  return (
    <FormSheet heading={t('serving.form.heading')} onClose={onClose}>
      <p className="keys-role">{t('serving.form.of', { role })}</p>
      <p className="quiet">{t('serving.hoursHint')}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void serve();
        }}
      >
        <Hours hours={hours} onHours={setHours} />
        <Containers address={address} onAddress={setAddress} />
        <Refusal problem={refusal} />
        <div className="buttons">
          <button type="submit" className="button primary">
            {t('serving.form.serve')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('common.action.cancel')}
          </button>
        </div>
      </form>
    </FormSheet>
  );
}

interface HoursProps {
  readonly hours: ServedHours;
  readonly onHours: (hours: ServedHours) => void;
}

function Hours({ hours: chosen, onHours }: HoursProps) {
  const { t } = useLanguage();
  return (
    <div role="radiogroup" className="serve-hours" aria-label={t('serving.form.hours')}>
      <span>{t('serving.form.hours')}</span>
      {servedHours.map((hours) => (
        <label key={hours}>
          <input
            type="radio"
            name="serve-hours"
            checked={chosen === hours}
            data-first={chosen === hours || undefined}
            onChange={() => onHours(hours)}
          />
          <span>{hours === 0 ? t('serving.hoursSession') : t('serving.hoursChoice', { hours })}</span>
        </label>
      ))}
    </div>
  );
}

interface ContainersProps {
  readonly address: string;
  readonly onAddress: (address: string) => void;
}

/** Closed until somebody wants it: few need it, and it opens more than this computer. */
function Containers({ address, onAddress }: ContainersProps) {
  const { t } = useLanguage();
  return (
    <details className="more-options">
      <summary>{t('serving.form.containers')}</summary>
      <div className="field">
        <label htmlFor="serve-address">{t('serving.form.address')}</label>
        <input
          id="serve-address"
          className="input"
          value={address}
          maxLength={100}
          placeholder="169.254.170.2"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="serve-address-warning"
          onChange={({ target: { value } }) => onAddress(value)}
        />
        <p id="serve-address-warning" className="quiet">
          {t('serving.form.warning')}
        </p>
      </div>
    </details>
  );
}
