/** The commands that the search field knows beside roles: "sign in lab", "settings"; in every language, whichever is shown. */
import type { AppState, Locale, Session } from '../../shared/app-state.ts';
import { commandRefusal, maySignIn, type RuledState } from '../../shared/managed-commands.ts';
import type { en } from '../../shared/messages/en/index.ts';
import { createTranslator, type Translate } from '../../shared/messages/index.ts';
import { locales } from '../../shared/messages/languages.ts';
import { nearingEnd } from '../../shared/nearing-end.ts';
import { needsSignIn } from '../../shared/needs-sign-in.ts';
import { canSignOut, sessionStatus } from '../../shared/session-status.ts';
import { type SignOutAllState, signOutAllText } from '../../shared/sessions-text.ts';
import type { EpochMs } from '../../shared/time.ts';
import { commandOf, type PanelAct } from '../core/panel-act.ts';
import { isUsable } from '../sessions/session-queries.ts';
import { foldText, type FoldedText, plainText } from '../ui/search-text.ts';
import type { Draft } from './command-draft.ts';
import { credentialDrafts } from './credential-drafts.ts';
import { bestPlace } from './word-match.ts';

export interface PanelCommand {
  /** Unique in the list. */
  readonly id: string;
  /** In the language that is shown. */
  readonly title: string;
  readonly act: PanelAct;
  /** Title and other words for it, in all languages, without the session's name. */
  readonly words: readonly FoldedText[];
  readonly session: FoldedText | null;
}

export interface CommandHit {
  readonly command: PanelCommand;
  /** Whether every word of the query is a whole word of the command, so that it stands before all roles. */
  readonly isWhole: boolean;
}

/** More commands than these would push the roles away. */
const commandsShown = 3;

const translators = Object.fromEntries(locales.map((locale) => [locale, createTranslator(locale)])) as Readonly<
  Record<Locale, Translate>
>;

/** What the commands depend on. */
export type CommandsState = SignOutAllState &
  RuledState &
  Pick<AppState, 'locale' | 'warnMinutes' | 'served' | 'writtenKeys' | 'copiedKeys' | 'roleMarks'>;

/** All commands that make sense in this state at this time. */
export function panelCommands(state: CommandsState, now: EpochMs): readonly PanelCommand[] {
  const { sessions, locale, warnMinutes } = state;
  const drafts = [...general(state, now), ...sessions.flatMap((session) => ofSession(session, warnMinutes, now))];
  // What an administrator has ruled out is nothing to look for: the settings page and the controls themselves say so.
  return drafts
    .filter(({ act }) => !isRuledOut(state, act))
    .map((draft) => {
      const { id, act, name } = draft;
      const words = Object.values(translators).flatMap((t) => [draft.text(t, ' '), draft.also(t)]);
      return {
        id,
        title: draft.title?.(translators[locale]) ?? draft.text(translators[locale], name ?? ''),
        act,
        words: words.map(foldText),
        session: name === null ? null : foldText(name),
      };
    });
}

function isRuledOut(state: RuledState, act: PanelAct): boolean {
  const command = commandOf(act);
  return command !== null && commandRefusal(state, command) !== null;
}

/** A key of `commands.words`. */
type Words = keyof typeof en.commands.words;

function general(state: CommandsState, now: EpochMs): readonly Draft[] {
  const { sessions, warnMinutes } = state;
  const draft = (id: string, text: Draft['text'], words: Words, act: PanelAct): Draft => ({
    id,
    text,
    also: (t) => t(`commands.words.${words}`),
    act,
    name: null,
  });
  const signOut: PanelAct = { command: { type: 'sign-out-all' } };
  const signIn: PanelAct = { command: { type: 'sign-in-all', sessionIds: null } };
  const add: PanelAct = { page: { kind: 'add-session', name: null } };
  const needing = sessions.filter((one) => needsSignIn(one, warnMinutes, now) && maySignIn(state, one)).length;
  const signOutText = (t: Translate): string | null => signOutAllText(state, { t, locale: 'en', now });
  return [
    // Of a single one its own command is the act, as in the tray.
    ...(needing > 1 ? [draft('sign-in-all', (t) => t('tray.signInAll', { count: needing }), 'signInAll', signIn)] : []),
    draft('settings', (t) => t('panel.settings'), 'settings', { page: { kind: 'settings' } }),
    draft('profiles', (t) => t('commands.profiles'), 'profiles', { page: { kind: 'profiles' } }),
    draft('check', (t) => t('commands.check'), 'check', { page: { kind: 'doctor' } }),
    draft('add-session', (t) => t('common.action.addSession'), 'addSession', add),
    ...(signOutText(translators.en) === null
      ? []
      : [draft('sign-out-all', (t) => signOutText(t) ?? '', 'signOutAll', signOut)]),
    ...credentialDrafts(state),
    draft('quit', (t) => t('common.action.quit'), 'quit', { command: { type: 'quit' } }),
  ];
}

/** Not past an end that has come by the clock and that nobody has noted yet. */
function isUsableAt({ phase }: Session, now: EpochMs): boolean {
  return isUsable(phase) && sessionStatus(phase, now) !== 'ended';
}

/** A key of `commands` with a session in its text. */
type SessionText = Exclude<keyof typeof en.commands, 'words' | 'profiles' | 'check'>;

function ofSession(session: Session, warnMinutes: readonly number[], now: EpochMs): readonly Draft[] {
  const { id: sessionId, name, kind, phase, accounts, warnings } = session;
  const draft = (key: SessionText, words: Words, act: PanelAct): Draft => ({
    id: `${key} ${sessionId}`,
    text: (t, shown) => t(`commands.${key}`, { session: shown }),
    also: (t) => t(`commands.words.${words}`),
    act,
    name,
  });
  const usable = isUsableAt(session, now);
  const isUnderWay = phase.step === 'signing-in' || phase.step === 'signing-out';
  const hasList = accounts.items.length > 0;
  const mute: PanelAct = { command: { type: 'mute-session', sessionId, muted: !warnings.muted } };
  const near = nearingEnd(session, warnMinutes, now);
  return [
    ...signInDrafts(session, usable, draft),
    ...(canSignOut(session) ? [draft('signOut', 'signOut', { command: { type: 'sign-out', sessionId } })] : []),
    ...(usable && !isUnderWay ? [draft('newSession', 'newSession', { details: sessionId, asks: 'new-session' })] : []),
    ...(usable ? [draft('refresh', 'refresh', { command: { type: 'load-accounts', sessionId } })] : []),
    ...(!usable && !isUnderWay && hasList
      ? [draft('forget', 'forget', { command: { type: 'forget-accounts', sessionId } })]
      : []),
    ...(isUnderWay ? [] : [draft('forgetAll', 'forgetAll', { details: sessionId, asks: 'forget' })]),
    ...(usable && kind === 'sso-session' && hasList
      ? [draft('createProfiles', 'createProfiles', { page: { kind: 'create-profiles', sessionId } })]
      : []),
    ...(kind === 'legacy' ? [draft('convert', 'convert', { page: { kind: 'convert', sessionId } })] : []),
    ...(near?.canRemind ? [draft('snooze', 'snooze', { command: { type: 'snooze-warning', sessionId } })] : []),
    draft(warnings.muted ? 'unmute' : 'mute', 'mute', mute),
    ...(phase.step === 'signing-out'
      ? []
      : [draft('portal', 'portal', { command: { type: 'open-portal', sessionId } })]),
    draft('details', 'details', { details: sessionId }),
  ];
}

function signInDrafts(
  { id: sessionId, kind, phase }: Session,
  usable: boolean,
  draft: (key: SessionText, words: Words, act: PanelAct) => Draft,
): readonly Draft[] {
  switch (phase.step) {
    case 'signing-out':
      return [];
    case 'signing-in': {
      const { kind: step } = phase.progress;
      const command = { type: 'sign-in', sessionId } as const;
      const withCode: PanelAct = { command: { ...command, method: 'device' } };
      return [
        draft('cancelSignIn', 'signIn', { command: { type: 'cancel-sign-in', sessionId } }),
        ...(step === 'browser' || step === 'device' ? [draft('openPageAgain', 'signIn', { command })] : []),
        ...(step === 'browser' ? [draft('signInWithCode', 'signIn', withCode)] : []),
        ...(step === 'device'
          ? [draft('copyCode', 'copyCode', { command: { type: 'copy-user-code', sessionId } })]
          : []),
      ];
    }
    case 'signed-out':
    case 'active': {
      const command = { type: 'sign-in', sessionId } as const;
      const withCode: PanelAct = { command: { ...command, method: 'device' } };
      return [
        draft(usable ? 'signInAgain' : 'signIn', 'signIn', { command }),
        // A legacy session always signs in with a code.
        ...(kind === 'legacy' ? [] : [draft('signInWithCode', 'signIn', withCode)]),
      ];
    }
  }
}

/**
 * The commands that every word of the query is for, best first. A session's name alone asks for its roles and not for what
 * can be done with it.
 */
export function findCommands(
  commands: readonly PanelCommand[],
  query: string,
  most = commandsShown,
): readonly CommandHit[] {
  const words = plainText(query.slice(0, 200)).split(/\s+/).filter(Boolean);
  if (words.join('').length < 2) return [];
  for (const isMistaken of [false, true]) {
    const hits = commands.flatMap((command) => hitOf(command, words, isMistaken) ?? []);
    // Equal ones keep their order.
    hits.sort((a, b) => b.score - a.score);
    if (hits.length > 0) return hits.slice(0, most).map(({ command, isWhole }) => ({ command, isWhole }));
  }
  return [];
}

interface ScoredHit extends CommandHit {
  readonly score: number;
}

function hitOf(command: PanelCommand, words: readonly string[], isMistaken: boolean): ScoredHit | null {
  let score = 0;
  let isWhole = !isMistaken;
  let isAsked = false;
  for (const word of words) {
    const inWords = Math.max(0, ...command.words.map((text) => scoreOf(text, word, isMistaken)));
    const inSession = command.session === null ? 0 : scoreOf(command.session, word, isMistaken);
    if (inWords === 0 && inSession === 0) return null;
    isAsked ||= inWords > 0;
    score += Math.max(inWords, inSession);
    const texts = command.session === null ? command.words : [...command.words, command.session];
    isWhole &&= texts.some(({ plain }) => hasWhole(plain, word));
  }
  return isAsked ? { command, score, isWhole } : null;
}

/** 0 to 6. Only beginnings of words count; Japanese has no spaces to tell them by. */
function scoreOf(text: FoldedText, word: string, isMistaken: boolean): number {
  const place = bestPlace(text, word, isMistaken);
  if (place === null) return 0;
  if (place.begins === 0) return isAscii(word) ? 0 : 1;
  return place.begins + (place.endsWord ? 2 : 0);
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

function hasWhole(plain: string, word: string): boolean {
  return isAscii(word) ? plain.split(/[\s-]+/).includes(word) : plain.includes(word);
}
