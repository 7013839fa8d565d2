/** A button that shows only an icon: its label is its accessible name and appears as a tooltip. */
import { Button } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Icon, type IconName } from './Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress?: () => void;
  readonly autoFocus?: boolean;
}

/** Without `onPress` the button opens the menu or dialog whose trigger it is. */
export function IconButton({ icon, label, ...button }: IconButtonProps) {
  return (
    <TooltipTrigger delay={600}>
      <Button className="button icon-button" aria-label={label} {...button}>
        <Icon name={icon} />
      </Button>
      <Tooltip className="tooltip">{label}</Tooltip>
    </TooltipTrigger>
  );
}
