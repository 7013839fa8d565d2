/** What the forms of a role share: each stands above the list, which it pushes down, and Escape leaves it from each of its fields. */
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { ProblemText } from '../ui/ProblemText.tsx';

interface FormSheetProps {
  /** Names the form to those who cannot see it. */
  readonly heading: string;
  readonly className?: string;
  readonly onClose: () => void;
  /** What is marked with `data-first` has the focus at first, else what comes first. */
  readonly children: ReactNode;
}

export function FormSheet({ heading, className = 'keys-form', onClose, children }: FormSheetProps) {
  const sheet = useRef<HTMLElement>(null);
  // Before the form is seen: a key that is pressed then is meant for it.
  useLayoutEffect(() => {
    const find = (selector: string) => sheet.current?.querySelector<HTMLElement>(selector);
    (find('[data-first]') ?? find('input:enabled, button:enabled'))?.focus();
  }, []);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    // The first one only closes a list of proposals that is open.
    if (event.target instanceof Element && event.target.getAttribute('aria-expanded') !== 'true') onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={sheet} className={`sheet ${className}`} role="dialog" aria-label={heading} onKeyDown={leave}>
      {children}
    </section>
  );
}

/** Why the last wish was not fulfilled; nothing while there is no reason. */
export function Refusal({ problem }: { readonly problem: Problem | null }) {
  if (problem === null) return null;
  return (
    <div role="alert">
      <ProblemText problem={problem} />
    </div>
  );
}
