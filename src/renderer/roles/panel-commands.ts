/** The commands that the search field knows beside roles: "sign in lab", "settings"; in both languages, whichever is shown. */
import type { AppState, Locale, Session } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { en } from '../../shared/messages/en/index.ts';
import { createTranslator, type Translate } from '../../shared/messages/index.ts';
import { canSignOut } from '../../shared/session-status.ts';
import type { Page } from '../core/pages.ts';
import { isUsable } from '../sessions/session-queries.ts';
import { foldText, type FoldedText, plainText } from '../ui/search-text.ts';
import { bestPlace } from './word-match.ts';

/** What a command does when it is chosen. */
export type PanelAct = { readonly page: Page } | { readonly command: Command };

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

const languages: Readonly<Record<Locale, Translate>> = { en: createTranslator('en'), ja: createTranslator('ja') };

/** A command before its texts are made; `name` is the session's. */
interface Draft {
  readonly id: string;
  readonly text: (t: Translate, session: string) => string;
  readonly also: (t: Translate) => string;
  readonly act: PanelAct;
  readonly name: string | null;
}

/** All commands that make sense in this state. */
export function panelCommands({ sessions, locale }: Pick<AppState, 'sessions' | 'locale'>): readonly PanelCommand[] {
  return [...general(sessions), ...sessions.flatMap(ofSession)].map((draft) => {
    const { id, act, name } = draft;
    const words = Object.values(languages).flatMap((t) => [draft.text(t, ' '), draft.also(t)]);
    return {
      id,
      title: draft.text(languages[locale], name ?? ''),
      act,
      words: words.map(foldText),
      session: name === null ? null : foldText(name),
    };
  });
}

/** A key of `commands.words`. */
type Words = keyof typeof en.commands.words;

function general(sessions: readonly Session[]): readonly Draft[] {
  const draft = (id: string, text: Draft['text'], words: Words, act: PanelAct): Draft => ({
    id,
    text,
    also: (t) => t(`commands.words.${words}`),
    act,
    name: null,
  });
  const signOut: PanelAct = { command: { type: 'sign-out-all' } };
  const add: PanelAct = { page: { kind: 'add-session', name: null } };
  return [
    draft('settings', (t) => t('panel.settings'), 'settings', { page: { kind: 'settings' } }),
    draft('profiles', (t) => t('commands.profiles'), 'profiles', { page: { kind: 'profiles' } }),
    draft('check', (t) => t('commands.check'), 'check', { page: { kind: 'doctor' } }),
    draft('add-session', (t) => t('common.action.addSession'), 'addSession', add),
    ...(sessions.some(canSignOut)
      ? [draft('sign-out-all', (t) => t('common.action.signOutAll'), 'signOut', signOut)]
      : []),
    draft('quit', (t) => t('common.action.quit'), 'quit', { command: { type: 'quit' } }),
  ];
}

/** A key of `commands` with a session in its text. */
type SessionText = Exclude<keyof typeof en.commands, 'words' | 'profiles' | 'check'>;

function ofSession(session: Session): readonly Draft[] {
  const { id: sessionId, name, kind, phase, accounts, warnings } = session;
  const draft = (key: SessionText, words: Words, act: PanelAct): Draft => ({
    id: `${key} ${sessionId}`,
    text: (t, shown) => t(`commands.${key}`, { session: shown }),
    also: (t) => t(`commands.words.${words}`),
    act,
    name,
  });
  const usable = isUsable(phase);
  const mute: PanelAct = { command: { type: 'mute-session', sessionId, muted: !warnings.muted } };
  return [
    ...signInDrafts(session, draft),
    ...(canSignOut(session) ? [draft('signOut', 'signOut', { command: { type: 'sign-out', sessionId } })] : []),
    ...(usable ? [draft('refresh', 'refresh', { command: { type: 'load-accounts', sessionId } })] : []),
    ...(usable && kind === 'sso-session' && accounts.items.length > 0
      ? [draft('createProfiles', 'createProfiles', { page: { kind: 'create-profiles', sessionId } })]
      : []),
    ...(kind === 'legacy' ? [draft('convert', 'convert', { page: { kind: 'convert', sessionId } })] : []),
    draft(warnings.muted ? 'unmute' : 'mute', 'mute', mute),
  ];
}

function signInDrafts(
  { id: sessionId, kind, phase }: Session,
  draft: (key: SessionText, words: Words, act: PanelAct) => Draft,
): readonly Draft[] {
  switch (phase.step) {
    case 'signing-out':
      return [];
    case 'signing-in':
      return [draft('cancelSignIn', 'signIn', { command: { type: 'cancel-sign-in', sessionId } })];
    case 'signed-out':
    case 'active': {
      const command = { type: 'sign-in', sessionId } as const;
      const withCode: PanelAct = { command: { ...command, method: 'device' } };
      return [
        draft(isUsable(phase) ? 'signInAgain' : 'signIn', 'signIn', { command }),
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
