/** Settings that belong together, below their heading. */
import { type ReactNode, useId } from 'react';

interface SettingsGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function SettingsGroup({ title, children }: SettingsGroupProps) {
  const heading = useId();
  return (
    <section className="settings-group" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <div className="card settings">{children}</div>
    </section>
  );
}
