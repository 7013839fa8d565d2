/** Says that keys lie in the clipboard, until when they work, and when they are cleared. */
import { memo } from 'react';
import type { CopiedKeys } from '../../shared/credential-formats.ts';
import { second } from '../../shared/time.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';

export const CopiedKeysLine = memo(function CopiedKeysLine({ copied }: { readonly copied: CopiedKeys }) {
  const { t, locale } = useLanguage();
  const { send } = useCommands();
  const now = useNow(copied.clearsAt);
  const { roleName, profile, endsAt, clearsAt } = copied;
  const seconds = clearsAt === null ? null : Math.max(1, Math.ceil((clearsAt - now) / second));
  return (
    <div className="list-foot copied-keys">
      <p role="status">{t('panel.roles.keys.copied', { roleName, time: clockTime(endsAt, locale, now) })}</p>
      {/* It changes each second: nobody wants to hear that. */}
      {seconds !== null && (
        <span className="quiet" aria-hidden="true">
          {t('panel.roles.keys.clearsIn', { count: seconds })}
        </span>
      )}
      <button type="button" className="button" onClick={() => send({ type: 'clear-keys' })}>
        {t('panel.roles.keys.clearNow')}
      </button>
      {profile !== null && (
        <div className="keys-profile">
          <p className="quiet">{t('panel.roles.keys.profileDoes', { profile })}</p>
          <button type="button" className="button" onClick={() => send({ type: 'copy-profile-argument', profile })}>
            {t('panel.roles.action.copyArgument', { profile })}
          </button>
        </div>
      )}
    </div>
  );
});
