/** A button that shows only an icon: its label is its accessible name and appears as a tooltip. */
import { Button } from 'react-aria-components/Button';
import { Icon, type IconName } from './Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress?: () => void;
  readonly autoFocus?: boolean;
}

/**
 * Without `onPress` the button opens the menu or dialog whose trigger it is. The tooltip is the system's own: one of React Aria's
 * opens when the button gets the focus, and takes the next Escape for itself.
 */
export function IconButton({ icon, label, ...button }: IconButtonProps) {
  return (
    <Button
      className="button icon-button"
      aria-label={label}
      render={(props) => <button type="button" {...props} title={label} />}
      {...button}
    >
      <Icon name={icon} />
    </Button>
  );
}
