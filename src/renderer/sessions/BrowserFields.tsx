/** The choice of a browser with its profile, of one of its windows, and of a container's name. */
import { type KeyboardEvent, useState } from 'react';
import {
  type BrowserChoice,
  type BrowserWindow,
  type FoundBrowser,
  longestContainer,
} from '../../shared/browser-choice.ts';
import { nicknameFrom } from '../../shared/role-marks.ts';
import { useLanguage } from '../core/i18n.tsx';
import { SelectField } from '../ui/SelectField.tsx';

interface BrowserFieldsProps {
  /** What it is chosen for, for those who do not see what stands beside it. */
  readonly of: string;
  /** What stands beside the choice. */
  readonly beside: string;
  readonly value: BrowserChoice | null;
  /** Null until the main process has looked. */
  readonly browsers: readonly FoundBrowser[] | null;
  /** How no choice is called. */
  readonly none: string;
  /** A name for a container, where none was typed yet. */
  readonly container: string;
  readonly onChange: (choice: BrowserChoice | null) => void;
}

/** No id of a browser: those have a colon. */
const noBrowser = 'none';

export function BrowserFields(props: BrowserFieldsProps) {
  const { of, beside, value, browsers, none, container, onChange } = props;
  const { t } = useLanguage();
  const found = browsers?.find(({ id }) => id === value?.id);
  const isGone = value !== null && browsers !== null && found === undefined;
  const label = value && (isGone ? t('panel.settingsPage.browserMissing', { browser: value.label }) : value.label);
  const items = [
    { id: noBrowser, label: none } as const,
    ...(browsers ?? []),
    ...(value && label && found === undefined ? [{ id: value.id, label }] : []),
  ];
  const choose = (id: string): void => {
    const chosen = browsers?.find((browser) => browser.id === id);
    if (id === noBrowser) onChange(null);
    else if (chosen !== undefined) onChange(choiceOf(chosen, value?.window));
  };
  // Of a browser that nobody has looked for yet, and of one that is gone, no other window is known.
  const kinds = found?.windows ?? (value?.window ? [value.window.kind] : []);
  return (
    <>
      <SelectField label={t('browser.of', { of })} items={items} value={value?.id ?? noBrowser} onChange={choose}>
        <span className="select-name" aria-hidden="true">
          {beside}
        </span>
      </SelectField>
      {value !== null && kinds.length > 0 && (
        <WindowField of={of} kinds={kinds} value={value} container={container} onChange={onChange} />
      )}
    </>
  );
}

/** The window goes along to another browser, if that has such a one. */
function choiceOf({ id, label, windows }: FoundBrowser, window: BrowserWindow | undefined): BrowserChoice {
  return window !== undefined && windows.includes(window.kind) ? { id, label, window } : { id, label };
}

interface WindowFieldProps extends Pick<BrowserFieldsProps, 'of' | 'container'> {
  readonly value: BrowserChoice;
  readonly kinds: readonly BrowserWindow['kind'][];
  readonly onChange: (choice: BrowserChoice) => void;
}

function WindowField({ of, kinds, value: { id, label, window }, container, onChange }: WindowFieldProps) {
  const { t } = useLanguage();
  const items = (['usual', ...kinds] as const).map((kind) => ({ id: kind, label: t(`browser.windows.${kind}`) }));
  const choose = (kind: (typeof items)[number]['id']): void => {
    if (kind === 'usual') onChange({ id, label });
    else if (kind === 'private') onChange({ id, label, window: { kind } });
    else onChange({ id, label, window: { kind, name: nicknameFrom(container.slice(0, longestContainer)) ?? 'AWS' } });
  };
  return (
    <div className="window-fields">
      <SelectField
        label={t('browser.windowOf', { of })}
        items={items}
        value={window?.kind ?? 'usual'}
        onChange={choose}
      >
        <span className="select-name" aria-hidden="true">
          {t('browser.window')}
        </span>
      </SelectField>
      {window?.kind === 'container' && (
        <ContainerName
          key={window.name}
          name={window.name}
          onName={(name) => onChange({ id, label, window: { kind: 'container', name } })}
        />
      )}
    </div>
  );
}

/** A name counts when the field is left, or with Enter; an empty one does not count. */
function ContainerName({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(name);
  const take = (): void => {
    const plain = nicknameFrom(typed);
    if (plain === null) setTyped(name);
    else if (plain !== name) onName(plain);
  };
  const takeByKey = ({ key, nativeEvent }: KeyboardEvent): void => {
    if (key === 'Enter' && !nativeEvent.isComposing) take();
  };
  return (
    <div className="container-name">
      <label className="select">
        <span className="select-name">{t('browser.container')}</span>
        <input
          className="input"
          value={typed}
          maxLength={longestContainer}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target: { value } }) => setTyped(value)}
          onBlur={take}
          onKeyDown={takeByKey}
        />
      </label>
      <p className="quiet">{t('browser.containerHint')}</p>
    </div>
  );
}
