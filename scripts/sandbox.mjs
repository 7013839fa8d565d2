// @ts-check
/** Says what keeps Chromium's sandbox, and with it Electron, from starting on a Linux system, and what helps. */
import fs from 'node:fs';

/**
 * @param {{ helper: string, restriction?: string, isRoot?: boolean }} where `helper`: the program chrome-sandbox beside Electron
 * @returns {string | null} a sentence; null where nothing is known to be in the way
 */
export function sandboxHint({ helper, restriction, isRoot = process.getuid?.() === 0 }) {
  if (isRoot) return 'Electron does not start for root, whom Chromium gives no sandbox: start Daypass as another user.';
  const file = restriction ?? '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (read(file) !== '1' || isSetUid(helper)) return null;
  return (
    "Ubuntu keeps programs outside its packages from Chromium's sandbox, so Electron will probably end at once. Either of these " +
    `helps: "sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'", for this Electron, or "sudo sysctl -w ` +
    'kernel.apparmor_restrict_unprivileged_userns=0", for all programs until the computer starts again. The .deb package needs neither.'
  );
}

/** @param {string} file @returns {string} its text without blanks around it; nothing where it cannot be read */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** @param {string} file @returns {boolean} whether it runs as root, whoever starts it */
function isSetUid(file) {
  try {
    const { uid, mode } = fs.statSync(file);
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}
