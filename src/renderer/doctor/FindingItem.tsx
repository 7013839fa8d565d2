/** One finding: what is wrong, where, for which tools, and what cures it. */
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { CureSummary, FindingSummary, Severity } from '../../shared/findings.ts';
import { findingText, placeText, toolsText } from '../../shared/finding-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { CurePreview } from './CurePreview.tsx';

const icons: Readonly<Record<Severity, IconName>> = { error: 'fault', warning: 'warning', note: 'info' };

export interface FindingActions {
  readonly onDone: () => void;
  /** Opens the form for a new session, with this name if there is one. */
  readonly onAddSession: (name: string | null) => void;
}

interface FindingItemProps extends FindingActions {
  readonly finding: FindingSummary;
}

export function FindingItem({ finding, ...actions }: FindingItemProps) {
  const { t } = useLanguage();
  const { shortIn } = useShortPaths();
  const { severity, place, tools } = finding;
  const { message, cure } = findingText(t, shortIn(finding));
  return (
    <li className="finding" data-severity={severity}>
      <Icon name={icons[severity]} />
      <div className="finding-body">
        <p className="finding-fault">
          <span className="only-heard">{t(`doctor.${severity}`)}: </span>
          {message}
        </p>
        {(place !== null || tools.length > 0) && (
          <p className="quiet finding-facts">
            {place !== null && (
              <code className="finding-place" title={placeText(place)}>
                <bdi>{placeText({ ...place, file: baseName(place.file) })}</bdi>
              </code>
            )}{' '}
            {toolsText(t, tools)}
          </p>
        )}
        <p>{cure}</p>
        <CureButton finding={finding} message={message} {...actions} />
      </div>
    </li>
  );
}

interface CureButtonProps extends FindingItemProps {
  readonly message: string;
}

/** The one thing to press, or to copy. */
function CureButton({ finding: { id, cure }, message, onDone, onAddSession }: CureButtonProps) {
  const { t } = useLanguage();
  switch (cure.kind) {
    case 'instruction':
      return null;
    case 'add-session':
      return (
        <Button
          className="button"
          aria-label={t('doctor.addSessionOf', { message })}
          onPress={() => onAddSession(cure.name)}
        >
          {t('doctor.addSession')}
        </Button>
      );
    case 'command':
      return (
        <>
          <pre className="terminal">{cure.command}</pre>
          <p className="quiet finding-facts">{t(`doctor.command.${cure.shell}`)}</p>
          <CopyButton command={{ type: 'copy-cure-command', findingId: id }} label={t('doctor.copyCommand')} />
        </>
      );
    case 'edit':
    case 'permissions':
    case 'value':
      return <Mend findingId={id} cure={cure} message={message} onDone={onDone} />;
  }
}

interface MendProps extends Pick<FindingActions, 'onDone'> {
  readonly findingId: string;
  readonly cure: CureSummary;
  readonly message: string;
}

/** A button, and in its place what would change once it is pressed. */
function Mend({ findingId, cure, message, onDone }: MendProps) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isOpen) return <CurePreview findingId={findingId} cure={cure} onClose={close} onDone={onDone} />;
  const needsValue = cure.kind === 'value';
  return (
    <Button
      ref={button}
      className="button"
      aria-label={t(needsValue ? 'doctor.askOf' : 'doctor.mendOf', { message })}
      onPress={() => setOpen(true)}
    >
      {t(needsValue ? 'doctor.ask' : 'doctor.mend')}
    </Button>
  );
}

function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}
