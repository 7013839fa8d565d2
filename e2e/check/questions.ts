/** What only a person can see of Daypass on a desktop: the parts that the suite's probe replaces, on real Electron as well. */

export interface Question {
  /** How the report names it. */
  readonly name: string;
  /** What to do first. */
  readonly act: string;
  readonly question: string;
  /** Daypass is started once more before this question. */
  readonly startsAgain?: boolean;
}

/** @param isLinux where the panel is an ordinary window, and notifications have no buttons */
export function questionsFor(isLinux: boolean): readonly Question[] {
  return [
    {
      name: 'icon',
      act: 'Daypass has been started as at login. Look at the tray (on macOS: the menu bar; on Windows also behind the arrow).',
      question: 'Is its icon there, sharp and in the colors of the others, and is no window open?',
    },
    {
      name: 'notification',
      act: 'A sign-in named corp ends in some minutes. If the system asks whether Daypass may show notifications, allow them and wait two minutes.',
      question: isLinux
        ? 'Did a notification tell of that end?'
        : 'Did a notification tell of that end, with the button "Sign in again" or "Remind me"?',
    },
    {
      name: 'menu',
      act: isLinux ? 'Open the menu of the icon.' : 'Click the icon with the other mouse button.',
      question: 'Does a menu open whose lines name corp, "Open Daypass" and "Quit Daypass", and does it stay open?',
    },
    {
      name: 'panel',
      act: isLinux ? 'Choose "Open Daypass" in the menu.' : 'Click the icon.',
      question: isLinux
        ? 'Does the panel open at this first time, in front of the other windows?'
        : 'Does the panel open at this first time, beside the icon?',
    },
    {
      name: 'focus',
      act: 'Click into another window.',
      question: isLinux ? 'Does the panel stay?' : 'Does the panel disappear?',
    },
    {
      name: 'sign-in',
      act: 'Open the panel again, click the line of corp and sign in. Allow it on the page that your browser opens.',
      question: 'Did the browser come to the front with that page, and does the panel then say that corp is signed in?',
    },
    {
      name: 'second start',
      act: 'Close the panel. Daypass is now started a second time, as by a click on its launcher.',
      question: 'Does the panel come to the front, with one icon in the tray as before?',
      startsAgain: true,
    },
    {
      name: 'quit',
      act: 'Choose "Quit Daypass" in the menu of the icon, or in the settings.',
      question: 'Are icon and panel gone?',
    },
  ];
}
