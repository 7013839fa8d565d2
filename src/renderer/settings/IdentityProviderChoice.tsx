/** The choice of the company's identity provider, and of its host there where each company has one of its own. */
import { useState } from 'react';
import {
  hasOwnHost,
  type IdentityProvider,
  providerHost,
  type ProviderKind,
  providerKinds,
  providerNames,
} from '../../shared/identity-providers.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { SelectField } from '../ui/SelectField.tsx';

export function IdentityProviderChoice({ provider }: { readonly provider: IdentityProvider | null }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  // One that asks for a host is chosen only once it has one.
  const [asked, ask] = useState<ProviderKind | null>(null);
  const kind = asked ?? provider?.kind ?? 'none';
  const choose = (chosen: ProviderKind | 'none'): void => {
    ask(null);
    if (chosen === 'none') send({ type: 'set-identity-provider', provider: null });
    else if (hasOwnHost(chosen)) ask(chosen);
    else send({ type: 'set-identity-provider', provider: { kind: chosen } });
  };
  const label = t('panel.settingsPage.identityProvider');
  const items = [
    { id: 'none' as const, label: t('panel.settingsPage.identityProviderNone') },
    ...providerKinds.map((id) => ({ id, label: providerNames[id] })),
  ];
  return (
    <div className="setting" role="group" aria-label={label}>
      <SelectField label={label} items={items} value={kind} onChange={choose}>
        <span className="label">{label}</span>
      </SelectField>
      <p className="quiet">{t('panel.settingsPage.identityProviderHint')}</p>
      {kind !== 'none' && hasOwnHost(kind) && (
        <HostField
          key={kind}
          kind={kind}
          host={provider?.kind === kind ? provider.host : ''}
          onHost={(host) => {
            ask(null);
            send({ type: 'set-identity-provider', provider: { kind, host } });
          }}
        />
      )}
    </div>
  );
}

interface HostFieldProps {
  readonly kind: 'okta' | 'onelogin';
  /** The one that counts; empty: none yet. */
  readonly host: string;
  readonly onHost: (host: string) => void;
}

function HostField({ kind, host, onHost }: HostFieldProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(host);
  const [isRefused, setRefused] = useState(false);
  const example = kind === 'okta' ? 'acme.okta.com' : 'acme.onelogin.com';
  const save = (): void => {
    const found = providerHost(kind, typed);
    setRefused(found === null);
    if (found === null) return;
    setTyped(found);
    if (found !== host) onHost(found);
  };
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label htmlFor="provider-host">{t('panel.settingsPage.providerHost')}</label>
      <input
        id="provider-host"
        className="input"
        value={typed}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isRefused}
        aria-describedby="provider-host-hint"
        onChange={({ target: { value } }) => {
          setTyped(value);
          setRefused(false);
        }}
        // Whoever goes on to the next field has chosen as well; an empty field is no mistake yet.
        onBlur={() => typed.trim() !== '' && save()}
      />
      <p id="provider-host-hint" className="quiet" role={isRefused ? 'alert' : undefined}>
        {t(isRefused ? 'panel.settingsPage.providerHostRefused' : 'panel.settingsPage.providerHostHint', { example })}
      </p>
    </form>
  );
}
