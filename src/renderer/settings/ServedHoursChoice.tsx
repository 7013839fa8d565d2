/** The choice of how long a role is served to programs, once somebody has begun it in the panel. */
import { type ServedHours, servedHours } from '../../shared/serving.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { SegmentChoice } from '../ui/SegmentChoice.tsx';

interface ServedHoursChoiceProps {
  readonly hours: ServedHours;
  /** Why it cannot be chosen; null where it can. */
  readonly managed: string | null;
}

export function ServedHoursChoice({ hours: chosen, managed }: ServedHoursChoiceProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const textOf = (hours: ServedHours): string =>
    hours === 0 ? t('serving.hoursSession') : t('serving.hoursChoice', { hours });
  return (
    <SegmentChoice
      label={t('serving.hours')}
      items={servedHours.map((value) => ({ value, text: textOf(value) }))}
      value={chosen}
      hint={managed ?? t('serving.hoursHint')}
      isManaged={managed !== null}
      onChange={(hours) => send({ type: 'set-served-hours', hours })}
    />
  );
}
