/**
 * What differs from system to system, as a test asks for it in the environment: so that the stand-in can be as strict as each of
 * them, on whichever machine it runs.
 */
const { env } = process;

/** The app is the packed one. */
export const isPackaged = env['STAND_IN_PACKAGED'] === '1';

/** A Wayland desktop: a window that is not shown has no surface, and none can place itself. */
export const isWayland = env['STAND_IN_WAYLAND'] === '1';
