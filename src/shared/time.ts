/** Units of time as types: a number of milliseconds is never mistaken for seconds or for a date. */

/** An instant: milliseconds since 1970-01-01T00:00:00Z on this machine's wall clock. */
export type EpochMs = number;

/** A span in milliseconds. */
export type Ms = number;

export const second: Ms = 1000;
export const minute: Ms = 60 * second;
export const hour: Ms = 60 * minute;
export const day: Ms = 24 * hour;
