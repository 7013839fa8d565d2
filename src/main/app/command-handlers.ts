/** What each command does, by its name. */
import { remedyOf } from '../../shared/remedy.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Services } from './services.ts';
import type { Desktop } from './desktop.ts';
import { type CommandHandlers, invalidCommand } from '../core/dispatch.ts';
import { doctorHandlers } from '../doctor/doctor-commands.ts';
import { muteSession, setWarnMinutes, snoozeWarning } from '../notifications/warning-choices.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import { newSessionHandlers } from '../new-session/new-session-handlers.ts';
import { roleMarkHandlers } from '../core/role-marks.ts';
import { profileHandlers } from '../profiles/profile-commands.ts';
import { userShell } from '../profiles/profile-lines.ts';
import { accessRequest } from '../roles/access-request.ts';
import { forgetHandlers } from './forget-session.ts';
import { exportMarks, importMarks } from './marks-files.ts';
import { settingsFileHandlers } from './settings-files.ts';
import { setLanguage, setTheme } from './shown-settings.ts';
import { preferenceHandlers } from './preference-handlers.ts';
import { credentialHandlers } from './credential-handlers.ts';
import { servingHandlers } from './serving-handlers.ts';
import { chooseShortcut } from './shortcut.ts';

export function commandHandlers(desktop: Desktop, services: Services): CommandHandlers {
  const { store, dismissed, paths, config } = services;
  const readConfigNow = config.read;
  return {
    'panel-ready': () => done(desktop.refreshPanel),
    'panel-drawn': ({ number }) => done(() => desktop.panelDrawn(number)),
    'panel-left': ({ place }) =>
      done(() => {
        store.update((state) => ({ ...state, panelPlace: place }));
        desktop.panelLeft(place !== null);
      }),
    'show-panel': ({ page }) =>
      done(() => {
        if (page) store.update((state) => ({ ...state, askedPage: { page, times: state.askedPage.times + 1 } }));
        desktop.showPanel();
      }),
    'hide-panel': () => done(desktop.hidePanel),
    'zoom-panel': ({ step }) => done(() => desktop.zoomPanel(step)),
    quit: () => done(desktop.quit),
    'dismiss-sign-out-report': () => done(() => store.update((state) => ({ ...state, signOutReport: null }))),
    'dismiss-notice': ({ noticeId }) =>
      done(() => {
        dismissed.add(noticeId);
        dismissNotice(store, noticeId);
      }),
    ...sessionHandlers(desktop, services),
    ...newSessionHandlers({ ...services, file: paths.configFile, readConfigNow }),
    ...forgetHandlers(services),
    ...doctorHandlers(services.doctor),
    ...roleMarkHandlers(store),
    ...credentialHandlers(desktop, services),
    ...servingHandlers(desktop, services),
    ...profileHandlers({
      ...services,
      copyText: desktop.copyText,
      readConfigNow,
      userShell: userShell(desktop.platform, desktop.env['SHELL']),
    }),
    'export-marks': () => exportMarks(desktop, store),
    'import-marks': () => importMarks(desktop, store),
    ...settingHandlers(desktop, services),
    ...preferenceHandlers(store),
    ...settingsFileHandlers(desktop, services),
  };
}

function sessionHandlers({ copyText }: Desktop, services: Services) {
  const { store, signIn, signInQueue, signOut, freshSessions, otherSignIns, accounts } = services;
  const { console, openConsole, users, sessionBrowsers } = services;
  return {
    'sign-in': ({ sessionId, method }) => signIn.start(sessionId, method),
    'sign-in-all': ({ sessionIds }) => signInQueue.start(sessionIds),
    'cancel-sign-in': async ({ sessionId }) => {
      await signIn.cancel(sessionId);
      return ok;
    },
    'copy-user-code': async ({ sessionId }) => {
      const phase = store.session(sessionId)?.phase;
      if (phase?.step !== 'signing-in' || phase.progress.kind !== 'device') return invalidCommand();
      await copyText(phase.progress.userCode);
      return ok;
    },
    'copy-config-lines': async ({ sessionId }) => {
      const session = store.session(sessionId);
      const remedy = session ? remedyOf(session, store.state.sessions) : null;
      if (remedy === null || remedy.kind === 'sign-in-again') return invalidCommand();
      await copyText(`${remedy.lines.join('\n')}\n`);
      return ok;
    },
    'sign-out': async ({ sessionId }) => {
      await signOut.signOut(sessionId);
      return ok;
    },
    'start-new-session': ({ sessionId }) => freshSessions.start(sessionId),
    'sign-out-all': async () => {
      await signOut.signOutAll();
      await otherSignIns.read();
      return ok;
    },
    'load-accounts': ({ sessionId }) => done(() => accounts.load(sessionId, true)),
    'accounts-seen': ({ sessionId }) => done(() => accounts.seen(sessionId)),
    'forget-accounts': ({ sessionId }) => done(() => accounts.forget(sessionId)),
    'load-roles': ({ sessionId, accountId, again }) => done(() => accounts.loadRoles(sessionId, accountId, again)),
    'open-console': (target) => openConsole(target),
    'open-profile-console': (target) => {
      const session = store.state.sessions.find(({ chained }) => chained.some(({ name }) => name === target.profile));
      return session ? openConsole({ ...target, sessionId: session.id }) : invalidCommand();
    },
    'copy-console-link': (target) => console.copyLink(target),
    'open-portal': ({ sessionId }) => console.openPortal(sessionId),
    'open-provider-sign-out': ({ sessionId }) => console.openProviderSignOut(sessionId),
    'copy-access-request': async ({ query }) => {
      await copyText(accessRequest(store.state, query));
      return ok;
    },
    'mute-session': ({ sessionId, muted }) => done(() => muteSession(store, sessionId, muted)),
    'snooze-warning': ({ sessionId }) => done(() => snoozeWarning(store, sessionId)),
    'set-session-browser': ({ sessionId, browserId, window }) => sessionBrowsers.choose(sessionId, browserId, window),
    'set-role-browser': ({ accountId, roleName, browserId, window }) =>
      sessionBrowsers.chooseForRole({ accountId, roleName }, browserId, window),
    'accept-user': ({ sessionId }) => done(() => users.accept(sessionId)),
  } satisfies Partial<CommandHandlers>;
}

function settingHandlers(desktop: Desktop, { store, sessionBrowsers, users, updates }: Services) {
  return {
    'set-language': ({ language }) => done(() => setLanguage(desktop, store, language)),
    'set-theme': ({ theme }) => done(() => setTheme(desktop, store, theme)),
    'set-identity-provider': ({ provider }) =>
      done(() => store.update((state) => ({ ...state, identityProvider: provider }))),
    'take-update': () => updates.take(),
    'set-launch-at-login': async ({ enabled }) => {
      const launchAtLogin = await desktop.loginItem.set(enabled);
      store.update((state) => ({ ...state, launchAtLogin }));
      if (launchAtLogin.problem) addNotice(store, 'login-item', launchAtLogin.problem);
      else dismissNotice(store, 'login-item');
      return ok;
    },
    'set-shortcut': ({ keys }) => chooseShortcut(desktop, store, keys),
    'set-warn-minutes': ({ minutes }) => done(() => setWarnMinutes(store, minutes)),
    'load-browsers': async () => {
      await sessionBrowsers.load();
      return ok;
    },
    'set-show-user': ({ enabled }) => done(() => users.setShown(enabled)),
    'set-spare-other-tools': ({ enabled }) =>
      done(() => store.update((state) => ({ ...state, spareOtherTools: enabled }))),
  } satisfies Partial<CommandHandlers>;
}

function done(act: () => void): Result {
  act();
  return ok;
}
