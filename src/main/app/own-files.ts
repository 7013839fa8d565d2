/** The names of what lies in Daypass's own folder and is read by app and command alike. */
export const historyFile = 'history.json';
export const keptAccountsFolder = 'accounts';
/** The `daypass` command's own folder inside of the app's: it has files of the same names. */
export const commandFolder = 'cli';
