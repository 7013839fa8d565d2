/** The one global shortcut of Daypass. */
import { globalShortcut } from 'electron';

/** Registers these keys in the place of those before, or none. False if the system does not give them to Daypass. */
type SetShortcut = (keys: string | null) => boolean;

/**
 * To be used after `ready`. What `register` says is the system's word on X11, macOS and Windows. On Wayland it says only that
 * the desktop was asked, which may show a question of its own (electron#52218).
 */
export function createGlobalShortcut(onPress: () => void): SetShortcut {
  let registered: string | null = null;
  return (keys) => {
    if (registered !== null) globalShortcut.unregister(registered);
    registered = null;
    if (keys === null) return true;
    // On Wayland Electron goes on calling for keys that were given back (`GlobalShortcut::Unregister` leaves them).
    const press = (): void => {
      if (registered === keys) onPress();
    };
    try {
      if (!globalShortcut.register(keys, press)) return false;
    } catch {
      // Keys that this system does not know are an exception.
      return false;
    }
    registered = keys;
    return true;
  };
}
