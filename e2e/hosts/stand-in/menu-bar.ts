/** The application menu, which `app` and `Menu` both hand out. */
let current: object | null = null;

export const applicationMenu = (): object | null => current;
export const setApplicationMenu = (menu: object | null): void => {
  current = menu;
};
