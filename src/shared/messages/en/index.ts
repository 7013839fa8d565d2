/** All messages in English, the reference for every other language. */

import { clocks } from './clocks.ts';
import { common } from './common.ts';
import { notification } from './notification.ts';
import { panel } from './panel.ts';
import { problem } from './problem.ts';
import { reason } from './reason.ts';
import { signInPage } from './sign-in-page.ts';
import { tray } from './tray.ts';

export const en = { clocks, common, notification, panel, problem, reason, signInPage, tray } as const;
