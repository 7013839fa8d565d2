/** Hours of each day without notifications, and a pause of them from now on. */
import { useId } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Locale } from '../../shared/app-state.ts';
import { pausedNow, pauses, type QuietChoices, type QuietHours, usualQuietHours } from '../../shared/quiet.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';

export function QuietHoursField({ hours }: { readonly hours: QuietHours | null }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const set = (next: QuietHours | null): void => send({ type: 'set-quiet-hours', hours: next });
  return (
    <SettingSwitch
      label={t('settings.quiet')}
      hint={t('settings.quietHint')}
      isOn={hours !== null}
      onChange={(isOn) => set(isOn ? usualQuietHours : null)}
    >
      {hours !== null && (
        <div className="quiet-hours">
          <TimeField
            label={t('settings.quietFrom')}
            not={hours.until}
            value={hours.from}
            onChange={(from) => set({ ...hours, from })}
          />
          <TimeField
            label={t('settings.quietUntil')}
            not={hours.from}
            value={hours.until}
            onChange={(until) => set({ ...hours, until })}
          />
        </div>
      )}
    </SettingSwitch>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  /** The one that is not on offer. */
  readonly not: string;
  readonly onChange: (time: string) => void;
}

/** Every half hour, and whatever else the settings hold. */
const usual = Array.from(
  { length: 48 },
  (_, at) => `${String(at >> 1).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
);

function TimeField({ label, value, not, onChange }: TimeFieldProps) {
  const { t, locale } = useLanguage();
  const offered = [...new Set([...usual, value])].filter((time) => time !== not).toSorted();
  return (
    <SelectField
      label={`${t('settings.quiet')}, ${label}`}
      items={offered.map((id) => ({ id, label: timeText(id, locale) }))}
      value={value}
      onChange={onChange}
    >
      <span className="select-name">{label}</span>
    </SelectField>
  );
}

/** As people of the language write it; which day it is does not matter. */
function timeText(time: string, locale: Locale): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const at = new Date(2026, 0, 15, hours, minutes).getTime();
  return clockTime(at, locale, at);
}

export function PauseField({ pausedUntil }: Pick<QuietChoices, 'pausedUntil'>) {
  const { t, locale } = useLanguage();
  const { send } = useCommands();
  const now = useNow(pausedUntil);
  const heading = useId();
  const until = pausedNow({ pausedUntil }, now);
  return (
    <div className="setting" role="group" aria-labelledby={heading}>
      <p className="label" id={heading}>
        {t('settings.pause')}
      </p>
      <p className="quiet" role="status">
        {until === null ? '' : t('settings.pausedUntil', { time: clockTime(until, locale, now) })}
      </p>
      <div className="buttons">
        {until === null ? (
          pauses.map((pause) => (
            <Button key={pause} className="button" onPress={() => send({ type: 'pause-notifications', pause })}>
              {t(`settings.pauses.${pause}`)}
            </Button>
          ))
        ) : (
          <Button className="button" onPress={() => send({ type: 'pause-notifications', pause: null })}>
            {t('settings.resume')}
          </Button>
        )}
      </div>
    </div>
  );
}
