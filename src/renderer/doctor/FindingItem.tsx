/** One finding: what is wrong, where, for which tools, and what cures it. */
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { FindingSummary, Severity } from '../../shared/findings.ts';
import { findingText, placeText, toolsText } from '../../shared/finding-text.ts';
import { useLanguage } from '../i18n.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { CurePreview } from './CurePreview.tsx';

const icons: Readonly<Record<Severity, IconName>> = { error: 'ended', warning: 'ending-soon', note: 'info' };

interface FindingItemProps {
  readonly finding: FindingSummary;
  readonly onDone: () => void;
}

export function FindingItem({ finding, onDone }: FindingItemProps) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { id, severity, place, tools, cure: kind } = finding;
  const { message, cure } = findingText(t, finding);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <li className="finding" data-severity={severity}>
      <Icon name={icons[severity]} />
      <div className="finding-body">
        <p>
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
        <p className="finding-cure">{cure}</p>
        {kind !== 'instruction' && !isOpen && (
          <Button
            ref={button}
            className="button"
            aria-label={t('doctor.mendOf', { message })}
            onPress={() => setOpen(true)}
          >
            {t('doctor.mend')}
          </Button>
        )}
        {isOpen && (
          <CurePreview findingId={id} isPermissions={kind === 'permissions'} onClose={close} onDone={onDone} />
        )}
      </div>
    </li>
  );
}

function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}
