/** Whether the system starts Daypass at login. */
import type { Problem } from './problems.ts';

/** The system's own answer about starting Daypass at login; nothing about it is stored by Daypass. */
export interface LaunchAtLogin {
  readonly status: 'on' | 'off' | 'unavailable';
  readonly problem: Problem | null;
}
