/** The choice of the company's identity provider, and of its host there or its address where a company has one of its own. */
import { type ReactNode, useState } from 'react';
import {
  exampleHost,
  hasOwnHost,
  hostOfAddress,
  type IdentityProvider,
  providerAddress,
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
  // One that asks for more is chosen only once it has that.
  const [asked, ask] = useState<ProviderKind | null>(null);
  // Until it counts, its field stays where it is, and the focus in it.
  const [known, setKnown] = useState(provider);
  if (known !== provider) {
    setKnown(provider);
    ask(null);
  }
  const kind = asked ?? provider?.kind ?? 'none';
  const set = (chosen: IdentityProvider | null): void => send({ type: 'set-identity-provider', provider: chosen });
  const choose = (chosen: ProviderKind | 'none'): void => {
    ask(null);
    if (chosen === 'none') set(null);
    else if (hasOwnHost(chosen) || chosen === 'other') ask(chosen);
    else set({ kind: chosen });
  };
  const label = t('panel.settingsPage.identityProvider');
  const other = t('panel.settingsPage.providerOther');
  const items = [
    { id: 'none' as const, label: t('panel.settingsPage.identityProviderNone') },
    ...providerKinds.map((id) => ({ id, label: id === 'other' ? other : providerNames[id] })),
  ];
  return (
    <div className="setting" role="group" aria-label={label}>
      <SelectField label={label} items={items} value={kind} onChange={choose}>
        <span className="label">{label}</span>
      </SelectField>
      <p className="quiet">{t('panel.settingsPage.identityProviderHint')}</p>
      {kind !== 'none' && <Asked key={kind} kind={kind} provider={provider} onSet={set} />}
    </div>
  );
}

interface AskedProps {
  readonly kind: ProviderKind;
  /** The one that counts. */
  readonly provider: IdentityProvider | null;
  readonly onSet: (provider: IdentityProvider) => void;
}

/** What a provider asks for; nothing where everybody has the same page. */
function Asked({ kind, provider, onSet }: AskedProps): ReactNode {
  const { t } = useLanguage();
  if (hasOwnHost(kind)) {
    const example = exampleHost(kind);
    return (
      <AddressField
        label={t('panel.settingsPage.providerHost')}
        value={provider?.kind === kind ? provider.host : ''}
        read={(typed) => providerHost(kind, typed)}
        hint={() => t('panel.settingsPage.providerHostHint', { example })}
        refusal={t('panel.settingsPage.providerHostRefused', { example })}
        onValue={(host) => onSet({ kind, host })}
      />
    );
  }
  if (kind !== 'other') return null;
  return (
    <AddressField
      label={t('panel.settingsPage.providerAddress')}
      value={provider?.kind === 'other' ? provider.address : ''}
      read={providerAddress}
      hint={(address) =>
        address === ''
          ? t('panel.settingsPage.providerAddressHint')
          : t('panel.settingsPage.providerAddressLeads', { host: hostOfAddress(address) })
      }
      refusal={t('panel.settingsPage.providerAddressRefused')}
      onValue={(address) => onSet({ kind: 'other', address })}
    />
  );
}

interface AddressFieldProps {
  readonly label: string;
  /** The one that counts; empty: none yet. */
  readonly value: string;
  /** What is meant by what was typed; null: nothing that could be used. */
  readonly read: (typed: string) => string | null;
  /** `value`: the one that counts. */
  readonly hint: (value: string) => string;
  readonly refusal: string;
  readonly onValue: (value: string) => void;
}

function AddressField({ label, value, read, hint, refusal, onValue }: AddressFieldProps) {
  const [typed, setTyped] = useState(value);
  const [isRefused, setRefused] = useState(false);
  const save = (): void => {
    const found = read(typed);
    setRefused(found === null);
    if (found === null) return;
    setTyped(found);
    if (found !== value) onValue(found);
  };
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label htmlFor="provider-address">{label}</label>
      <input
        id="provider-address"
        className="input"
        value={typed}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isRefused}
        aria-describedby="provider-address-hint"
        onChange={({ target: { value: text } }) => {
          setTyped(text);
          setRefused(false);
        }}
        // Whoever goes on to the next field has chosen as well; an empty field is no mistake yet.
        onBlur={() => typed.trim() !== '' && save()}
      />
      <p id="provider-address-hint" className="quiet" role={isRefused ? 'alert' : undefined}>
        {isRefused ? refusal : hint(value)}
      </p>
    </form>
  );
}
