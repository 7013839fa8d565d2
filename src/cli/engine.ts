/** Daypass's own services for the length of one command: the same as in the app, with a terminal in the place of a desktop. */
import path from 'node:path';
import { setSystemFormats } from '../shared/date-formats.ts';
import type { ProblemCode } from '../shared/problems.ts';
import { problemText } from '../shared/problem-text.ts';
import { second } from '../shared/time.ts';
import { type Desktop, withoutWindow } from '../main/app/desktop.ts';
import { historyFile } from '../main/app/own-files.ts';
import { createServices, type Services } from '../main/app/services.ts';
import { awsPaths } from '../main/aws/paths.ts';
import { loopbackWorks } from '../main/sign-in/loopback-environment.ts';
import { callbackPage } from '../main/surfaces/callback-page.ts';
import { homeFolder } from '../main/system/home-folder.ts';
import { readManaged } from '../main/system/managed-source.ts';
import { noLog } from '../main/system/log.ts';
import { appBrowserChoices } from './app-browsers.ts';
import { appDataFolder, dataFolder } from './data-folder.ts';
import { saidIfSlow, type Terminal } from './terminal.ts';

export interface Engine {
  readonly services: Services;
  /** Ends what runs, and waits until everything is on the disk. */
  close(): Promise<void>;
}

/** Reads the config file and the tokens, and gets a token that has ended renewed where it can be. */
export async function openEngine(terminal: Terminal): Promise<Engine> {
  const formats = new Intl.DateTimeFormat().resolvedOptions().locale;
  setSystemFormats(formats);
  const services = createServices(desktopOf(terminal, formats));
  sayNotices(terminal, services);
  await services.load();
  // Nobody looks at a name here: a command asks AWS for nothing but what it is about.
  services.store.update((state) => ({ ...state, showUser: false }));
  await saidIfSlow(terminal, async () => {
    await services.config.read();
    await services.unfinishedSessions.read();
    await services.renewals.recover();
    await services.writtenKeys.tidy();
  });
  return {
    services,
    async close() {
      for (const { id } of services.store.state.sessions) services.accounts.stop(id);
      await services.stop();
      await services.saved();
    },
  };
}

function desktopOf(terminal: Terminal, formats: string): Desktop {
  const { env, platform, locale, t } = terminal;
  return {
    ...withoutWindow,
    env,
    platform,
    paths: awsPaths({ env, platform, homedir: homeFolder() }),
    dataDir: dataFolder(env, platform),
    historyBeside: path.join(appDataFolder(env, platform), historyFile),
    settingsBeside: path.join(appDataFolder(env, platform), 'settings.json'),
    log: noLog,
    systemLocale: () => locale,
    formats,
    loginItem: { read: async () => noLoginItem, set: async () => noLoginItem },
    readManaged: () => readManaged(platform, env),
    loopbackWorks: () => loopbackWorks(env, platform),
    readBrowserChoices: appBrowserChoices(env, platform),
    async openBrowser(url) {
      const { default: open } = await import('open');
      const opener = await open(url);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      // It ends at once where there is no browser; one that runs on has opened the page. Nothing else keeps this process here.
      const timer = setTimeout(resolve, second);
      opener.once('error', reject);
      opener.once('exit', (code) =>
        code === 0 || code === null ? resolve() : reject(new Error('No browser was opened')),
      );
      await promise.finally(() => clearTimeout(timer));
    },
    callbackPage: (outcome) => callbackPage(outcome, locale, t),
  };
}

/** Of browsers, and of an administrator's settings. */
const said: readonly ProblemCode[] = [
  'browser-gone',
  'role-browser-gone',
  'container-unavailable',
  'managed-not-trusted',
  'managed-unreadable',
  'managed-value-invalid',
];

/**
 * Says at once that a page has not opened where it should, or that an administrator's settings are not usable: the notices of the app,
 * which nobody sees here.
 */
function sayNotices({ t, say }: Terminal, { store }: Services): void {
  const heard = new Set<string>();
  store.subscribe(({ notices }) => {
    for (const { id, problem } of notices) {
      if (heard.has(id) || !said.includes(problem.code)) continue;
      heard.add(id);
      const { message, action } = problemText(t, problem);
      say(`${message} ${action}`);
    }
  });
}

const noLoginItem = { status: 'unavailable', problem: null } as const;
