/**
 * A button that an administrator may have ruled out: it stays where it is, can be reached with the keyboard like any other, does
 * nothing, and says why in words beside it that a screen reader has as its description.
 */
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Command } from '../../shared/commands.ts';
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useRefusal } from '../core/ruled.tsx';

interface ActButtonProps {
  readonly className: string;
  /** Null: the button can be pressed. */
  readonly refusal: Problem | null;
  /** The id of the `Reason` that says it. */
  readonly reasonId: string;
  /** `submit`: of a form that hears of the press all the same, and says by itself what is wrong. */
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

export function ActButton({ className, refusal, reasonId, type = 'button', onPress, children }: ActButtonProps) {
  if (refusal !== null) {
    return (
      <Button
        className={className}
        aria-describedby={reasonId}
        render={(props) => <button {...props} type={type === 'submit' ? 'submit' : 'button'} aria-disabled="true" />}
      >
        {children}
      </Button>
    );
  }
  return (
    <Button type={type} className={className} {...(onPress && { onPress })}>
      {children}
    </Button>
  );
}

/** Why buttons beside it cannot be pressed; nothing where they can. */
export function Reason({ id, refusal }: { readonly id: string; readonly refusal: Problem | null }) {
  const { t } = useLanguage();
  if (refusal === null) return null;
  const { message, action } = problemText(t, refusal);
  return (
    <p id={id} className="quiet reason" title={action}>
      {message}
    </p>
  );
}

interface CommandButtonProps {
  readonly command: Command;
  readonly className?: string;
  /** Once it has been sent. */
  readonly onSent?: () => void;
  readonly children: ReactNode;
}

/** Sends a command, where that is not ruled out. */
export function CommandButton({ command, className = 'button', onSent, children }: CommandButtonProps) {
  const { send } = useCommands();
  const refusal = useRefusal(command);
  const reasonId = useId();
  const press = (): void => {
    send(command);
    onSent?.();
  };
  return (
    <>
      <ActButton className={className} refusal={refusal} reasonId={reasonId} onPress={press}>
        {children}
      </ActButton>
      <Reason id={reasonId} refusal={refusal} />
    </>
  );
}
