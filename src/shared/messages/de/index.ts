/**
 * All messages in German. What to do is said as an act ("Netzwerk prüfen"), without an address where none is needed. A time may have
 * a date before it, so "bis", "seit" and a colon lead to it, never "um".
 */
import type { en } from '../en/index.ts';
import type { Localised } from '../localised.ts';
import { browser } from './browser.ts';
import { cli } from './cli.ts';
import { clocks } from './clocks.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { doctor } from './doctor.ts';
import { finding } from './finding.ts';
import { home } from './home.ts';
import { longRun } from './long-run.ts';
import { notification } from './notification.ts';
import { otherTools } from './other-tools.ts';
import { panel } from './panel.ts';
import { problem } from './problem.ts';
import { profiles } from './profiles.ts';
import { reason } from './reason.ts';
import { serving } from './serving.ts';
import { settings } from './settings.ts';
import { signInPage } from './sign-in-page.ts';
import { tray } from './tray.ts';
import { waiting } from './waiting.ts';
import { updates } from './updates.ts';
import { uninstall } from './uninstall.ts';
import { writtenKeys } from './written-keys.ts';

export const de = {
  browser,
  cli,
  clocks,
  commands,
  common,
  doctor,
  finding,
  home,
  longRun,
  notification,
  otherTools,
  panel,
  problem,
  profiles,
  reason,
  serving,
  settings,
  signInPage,
  tray,
  waiting,
  updates,
  uninstall,
  writtenKeys,
} satisfies Localised<typeof en, 'one' | 'other'>;
