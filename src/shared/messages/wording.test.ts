/**
 * The words of the texts, by the glossary (docs/glossary.md, "Words in texts"), and how long each kind of text may be: what fits where
 * it is shown, in a panel of 320 pixels, a menu or a notification.
 */
import { describe, expect, test } from 'vitest';
import { languages, locales } from './languages.ts';

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[here, value]] : flatten(value, here);
  });
}

/** What people type to find a command is never shown: it may be any word. */
const textsOf = (locale: keyof typeof languages) =>
  flatten(languages[locale].texts).filter(([path]) => !/\.words(\.|$)|^longRun\.yes$/.test(path));

/** A word that must not occur, and where it may all the same. */
interface Avoided {
  readonly pattern: RegExp;
  /** Paths of texts, each with the reason below. */
  readonly but?: RegExp;
}

const avoidedEnglish: Readonly<Record<string, Avoided>> = {
  'expire, not end': {
    pattern: /\b(ends?|ended|ending|is over|was over)\b/i,
    // AWS ends a session before it expires; serving lasts as long as a session, however it ends; the end of a text or of a line.
    but: /\.rejected|bodyEndedByAws|^serving\.(untilEnd|help\.for|cli\.serving)$|config-value-(unreadable|cut)|carriage-return/,
  },
  'automatically, not by itself': { pattern: /\bby (itself|themselves)\b|\brenews? (itself|themselves)\b/i },
  'fix, not mend or cure': { pattern: /\b(mend|mended|mends|cure|cures|cured)\b/i },
  'error or problem, not fault or mistake': { pattern: /\b(faults?|mistakes?)\b/i },
  'legacy format': { pattern: /\b(old|older) form(at)?\b/i },
  'reject or deny, not refuse': { pattern: /\brefus(e|es|ed|al)\b/i },
  'comment out': { pattern: /\binto (a )?comments?\b/i },
  'lowercase, uppercase, characters': { pattern: /\b(small|capital) letters?\b|\bsigns that\b/i },
  'account ID': { pattern: /\b[Aa]ccount ids?\b/ },
  'organization, as AWS spells it': { pattern: /organis/i },
  'default browser': { pattern: /system(’s)? browser/i },
  'create or add, not write, of profiles': {
    pattern: /\bprofiles? (written|that Daypass wrote)\b|\bWrite \{\} profile/,
  },
  'short forms': { pattern: /\b(cannot|(do|does|did|is|are|was|were|has|have|had|could|would|will|must) not)\b/i },
  'natural words': {
    pattern: /\b(anew|begun|somebody|in the place of|goes on|go on|lies? beside|handed out|told (by|later))\b/i,
  },
  'sign in, not log in': {
    pattern: /\blog(ged)? (in|on|out)\b/i,
    // The computer's own login is called so by the systems.
    but: /launchAtLogin|login-item/,
  },
  'typographic quotation marks and apostrophes': { pattern: /["]|\w'\w/ },
};

const avoidedJapanese: Readonly<Record<string, Avoided>> = {
  '期限切れ, not 終了, of a time': {
    pattern: /終了/,
    // AWS ends a session; programs and the app are quit; serving stops with the session or with the app; exit codes.
    but: /\.rejected|bodyEndedByAws|common\.action\.quit|own-problem|^problem\.(command-invalid|uncaught-errors|new-session)|^reason\.file|lone-quote|^serving\.|^uninstall\.|^waiting\.(help|caller)|^writtenKeys\.|^cli\.help|^tray\.quit/,
  },
  レガシー設定: { pattern: /旧形式|古い形式/ },
  'AWS 設定, AWS 設定ファイル': { pattern: /AWS ?の設定ファイル|AWS ?のファイル|AWS ファイル/ },
  診断: { pattern: /点検|AWS.{0,4}チェック/ },
  'AWS の管理者': { pattern: /AWS 管理者/ },
  'ほか, not 他': { pattern: /(?<!その)他の|他\{/ },
  'a space before 件 and 行目': { pattern: /\}(件|行目)|\d(件|行目|桁|文字)/ },
  'サインイン済み, not サインイン中, of who is signed in': {
    pattern: /までサインイン中|件サインイン中$|サインイン中のユーザー/,
    but: /^common\.summary\.signingIn/,
  },
  コードでサインイン: { pattern: /コードを使って/ },
  '再サインイン, not もう一度サインイン or 今すぐ更新': { pattern: /もう一度サインイン(して|すると|$)|今すぐ更新/ },
  '既定のブラウザ, ブラウザ without ー': { pattern: /システムのブラウザ|ブラウザー/ },
  コメントアウト: { pattern: /コメントにし/ },
};

const avoidedGerman: Readonly<Record<string, Avoided>> = {
  'läuft ab, abgelaufen, not endet, of a time': {
    pattern: /\b(endet|enden|endete|Ende|vorbei|beendet)\b/,
    // As in English; programs and serving end, and quiet hours, which are a time of the day.
    but: /\.rejected|bodyEndedByAws|^serving\.|config-value-(unreadable|cut)|carriage-return|quietHint/,
  },
  'automatisch, not von selbst': { pattern: /von selbst|von allein|selbsttätig/ },
  'beheben or korrigieren': { pattern: /berichtig|Mangel|Mängel|reparier|heilen/ },
  'Legacy-Format': { pattern: /alte[ns]? Format/ },
  'ablehnen or verweigern': {
    pattern: /zurückgewiesen|zurückweisen|weist .*zurück|akzeptiert .*nicht|nicht akzeptiert/,
  },
  auskommentieren: { pattern: /(in|zu) (einen|einem) Kommentar/ },
  'a session is started': { pattern: /Sitzung[^.]* (zu )?beginn/ },
  'anlegen, of profiles': { pattern: /Profile? (erstell|schreib|geschrieben)/ },
  'Kleinbuchstaben, Großbuchstaben': { pattern: /kleine[rn]? Buchstaben|große[rn]? Buchstaben|klein (ge)?schr/ },
  'Konto-ID': { pattern: /Kontonummer|Konto-Id\b|Konto-?Kennung/ },
  'AWS-Administration': { pattern: /Administrator/ },
  'AWS-Konfiguration, AWS-Konfigurationsdatei': {
    pattern: /AWS-Dateien/,
    // Where it is both files.
    but: /homes-differ/,
  },
  'URL, not Adresse, of a page': { pattern: /https-Adresse|Webadresse|Serveradresse|Adresse des AWS/ },
  Standardbrowser: { pattern: /Systembrowser|Browser des Systems/ },
  'Benachrichtigung, not Mitteilung': { pattern: /Mitteilung/ },
  'Tool, not Werkzeug': { pattern: /Werkzeug/ },
  'erneut anmelden': { pattern: /(?<!ab- und )\b(wieder|neu|noch einmal|nochmals) anmelden/i },
  'angemeldet, not eingeloggt': { pattern: /\b(ein|aus)(ge)?log/i },
  'mit Code anmelden': { pattern: /mit einem Code anmelden/ },
  'anzeigen and ausblenden, of a button': { pattern: / (zeigen|verbergen)$/ },
  'an infinitive says what to do, not Sie': { pattern: /(^|[.:;] )\p{L}+n Sie\b/u },
  'natural words': { pattern: /wohl aber|in Ruhe|\b(jene[mnrs]?|darum|wann die)\b/ },
  'three dots right behind the word': { pattern: /\p{L} …(?! --)/u },
};

const avoided: Readonly<Record<keyof typeof languages, Readonly<Record<string, Avoided>>>> = {
  en: avoidedEnglish,
  ja: avoidedJapanese,
  de: avoidedGerman,
};

const rules = locales.flatMap((locale) =>
  Object.entries(avoided[locale]).map(([rule, { pattern, but }]) => ({ locale, rule, pattern, but })),
);

describe('the glossary', () => {
  test.each(rules)('$locale: $rule', ({ locale, pattern, but }) => {
    const bare = (text: string) => text.replaceAll(/{{[^}]*}}/g, '{}');
    expect(textsOf(locale).filter(([path, text]) => pattern.test(bare(text)) && !but?.test(path))).toEqual([]);
  });

  test.each(rules.filter(({ but }) => but !== undefined))('$locale: the exceptions of $rule are needed', (one) => {
    const excepted = textsOf(one.locale).filter(([path, text]) => one.but!.test(path) && one.pattern.test(text));
    expect(excepted).not.toEqual([]);
  });
});

/** About how wide a text is, in letters of the Latin alphabet: a Japanese one is as wide as two of them. */
function widthOf(text: string): number {
  const samples: Readonly<Record<string, string>> = {
    count: '12',
    time: '10:25 PM',
    minutes: '10',
    session: 'acme-prod',
  };
  const filled = text.replaceAll(/{{-? ?(\w+)[^}]*}}/g, (_, name: string) => samples[name] ?? 'xxxxxxxx');
  const wide = filled.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g);
  return filled.length + (wide?.length ?? 0);
}

/**
 * What fits. A panel of 320 pixels has 288 for its texts, which is 44 letters of 6.5 pixels; a button has a frame and 11 pixels at both
 * sides, so one alone takes 38 of them at most. Menus of the tray grow with their text, but people read the beginning.
 * macOS shows 256 bytes of a notification, 80 Japanese letters, and cuts titles after some 50 Latin ones.
 */
const limits: readonly { readonly kind: string; readonly paths: RegExp; readonly most: number }[] = [
  {
    kind: 'a chip',
    paths: /^home\.chips\.(expired|signedOut|signingIn|signingOut|failing|offline|underAMinute)$/,
    most: 15,
  },
  { kind: 'a status', paths: /^common\.(status\.|signingOut)/, most: 16 },
  { kind: 'what follows a status', paths: /^common\.detail\./, most: 48 },
  {
    kind: 'a button',
    paths:
      /^common\.action\.(?!openDaypass)|^home\.sheet\.|^panel\.signIn\.(openPage|useCode|openCodePage|copyCode)$|^panel\.form\.submit/,
    most: 36,
  },
  {
    kind: 'a button of the doctor',
    paths: /^doctor\.(open|mend|ask|addSession|copyCommand|apply|permissions|copy|suggestions|safe\.(open|apply))$/,
    most: 28,
  },
  {
    kind: 'a button of profiles',
    paths:
      /^profiles\.(choose\.(all_|none|review|next)|plan\.(write_|apply)|done\.close|convert\.(offer|submit|undo)|restore\.submit)/,
    most: 36,
  },
  {
    kind: 'a state of a profile',
    paths: /^doctor\.list\.(usable|token|usableWithMfa|signIn|keys|broken|awsLogin)/,
    most: 30,
  },
  {
    kind: 'a heading',
    paths: /^(doctor|doctor\.list|doctor\.safe|profiles\.(convert|restore))\.title$|^panel\.signOut\.report$/,
    most: 30,
  },
  {
    kind: 'the line of what needs somebody',
    paths: /^home\.need\.(?!problem|asks|ending\.renewal-failing)|^waiting\.need/,
    most: 56,
  },
  {
    kind: 'a line of the tray',
    paths: /^tray\.(state|openPortal|signInAll|findRole|copy|addSession|settings|moreSessions|problems)|^waiting\.tray/,
    most: 58,
  },
  {
    kind: 'the title of a notification',
    paths: /^(notification|waiting\.notification)\..*title|^waiting\.notification\.title/,
    most: 52,
  },
  { kind: 'the body of a notification', paths: /^(notification\..*|waiting\.notification\.)body/, most: 160 },
];

describe('the room', () => {
  test.each(locales.flatMap((locale) => limits.map((limit) => ({ locale, ...limit }))))(
    '$locale: $kind has at most $most letters',
    ({ locale, paths, most }) => {
      const own = textsOf(locale).filter(([path]) => paths.test(path));
      expect(own).not.toEqual([]);
      expect(own.filter(([, text]) => widthOf(text) > most).map(([path, text]) => [path, text, widthOf(text)])).toEqual(
        [],
      );
    },
  );
});

/** Where more has to be said: what a reader can only do with all of it. */
const longer =
  /^panel\.(firstRun|settingsPage)\.|^serving\.(form\.warning|cli\.warning)|^writtenKeys\.panel\.why$|^cli\.action\.session-not-extended$|^longRun\./;

test.each(locales)('%s: at most two sentences each', (locale) => {
  const sentences = (text: string) => text.match(locale === 'ja' ? /。/g : /(?<!\bz)[.?!](?= \p{Lu}|$)/gu)?.length ?? 0;
  const odd = textsOf(locale).filter(([path, text]) => sentences(text) > 2 && !longer.test(path));
  expect(odd).toEqual([]);
});
