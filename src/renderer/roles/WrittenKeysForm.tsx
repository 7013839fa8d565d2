/**
 * Switches the keys of one profile in the credentials file on and off, and says what that means. It stands above a list, which it
 * pushes down; the keys never come here.
 */
import { useState } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import type { Problem } from '../../shared/problems.ts';
import { clockTime } from '../../shared/time-text.ts';
import { usualSection, type WrittenKeys } from '../../shared/written-keys.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';
import { ProblemText } from '../ui/ProblemText.tsx';
import { SettingSwitch } from '../ui/SettingSwitch.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { FormSheet, Refusal } from './FormSheet.tsx';

interface WrittenKeysFormProps {
  readonly profile: string;
  readonly state: Pick<AppState, 'writtenKeys' | 'credentialsFile'>;
  /** Whether somebody is signed in to the session that the profile's credentials come from. */
  readonly isSignedIn: boolean;
  readonly onClose: () => void;
}

export function WrittenKeysForm({ profile, state, isSignedIn, onClose }: WrittenKeysFormProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const { section, isOn, kept, refusal, rename, turn } = useKeptKeys(profile, state.writtenKeys);
  const isPossible = isSignedIn || isOn;
  return (
    <FormSheet heading={t('writtenKeys.panel.heading')} onClose={onClose}>
      <p className="keys-role">{t('writtenKeys.panel.of', { profile, file: short(state.credentialsFile) })}</p>
      <p className="quiet">{t('writtenKeys.panel.why')}</p>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible) turn(true);
        }}
      >
        <label htmlFor="keys-section">{t('writtenKeys.panel.section')}</label>
        <input
          id="keys-section"
          className="input"
          value={section}
          maxLength={256}
          disabled={isOn || !isSignedIn}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="keys-section-hint"
          onChange={({ target: { value } }) => rename(value)}
        />
        <p id="keys-section-hint" className="quiet">
          {t('writtenKeys.panel.sectionHint')}
        </p>
      </form>
      <SettingSwitch
        label={t('writtenKeys.panel.keep', { profile })}
        hint={isPossible ? null : t('writtenKeys.panel.signedOut')}
        isOn={isOn}
        isDisabled={!isPossible}
        onChange={turn}
      >
        {kept !== undefined && <Kept kept={kept} />}
        <Refusal problem={refusal} />
      </SettingSwitch>
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('home.sheet.close')}
        </button>
      </div>
    </FormSheet>
  );
}

interface KeptKeys {
  /** The name of the section that they are in, or are to be in. */
  readonly section: string;
  /** As it is, or will be as soon as it is done. */
  readonly isOn: boolean;
  readonly kept: WrittenKeys | undefined;
  /** Why the last wish was not fulfilled. */
  readonly refusal: Problem | null;
  readonly rename: (section: string) => void;
  readonly turn: (on: boolean) => void;
}

function useKeptKeys(profile: string, writtenKeys: readonly WrittenKeys[]): KeptKeys {
  const { ask } = useCommands();
  const kept = writtenKeys.find((one) => one.profile === profile);
  const wasOn = kept !== undefined;
  const [named, rename] = useState(() => usualSection(profile));
  const [wish, setWish] = useState<{ readonly on: boolean; readonly from: boolean } | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  // What was wished for has come, or something else has happened since.
  if (wish !== null && wish.from !== wasOn) setWish(null);
  const section = kept?.section ?? named;
  const turn = async (on: boolean): Promise<void> => {
    if (wish !== null || on === wasOn) return;
    setWish({ on, from: wasOn });
    setRefusal(null);
    const done = await (on
      ? ask({ type: 'keep-written-keys', profile, section: section.trim() })
      : ask({ type: 'remove-written-keys', section }));
    if (done.ok) return;
    setWish(null);
    setRefusal(done.problem);
  };
  return { section, isOn: wish?.on ?? wasOn, kept, refusal, rename, turn: (on) => void turn(on) };
}

function Kept({ kept }: { readonly kept: WrittenKeys }) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  if (kept.problem !== null) return <ProblemText problem={kept.problem} />;
  return (
    <p className="quiet" role="status">
      {keptText(t, kept, (at) => clockTime(at, locale, now))}
    </p>
  );
}

function keptText(t: Translate, { section, endsAt }: WrittenKeys, time: (at: number) => string): string {
  if (endsAt === null) return t('writtenKeys.panel.waiting');
  return t('writtenKeys.panel.until', { section, time: time(endsAt) });
}
