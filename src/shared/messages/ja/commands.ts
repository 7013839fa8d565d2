/** The commands that the search field finds beside roles, and other words that people type for them; in Japanese. */
import type { commands as english } from '../en/commands.ts';
import type { Localised } from '../localised.ts';

export const commands = {
  signIn: '{{session}} にサインイン',
  signInAgain: '{{session}} に再サインイン',
  signInWithCode: '{{session}} にコードでサインイン',
  cancelSignIn: '{{session}} へのサインインをキャンセル',
  signOut: '{{session}} からサインアウト',
  newSession: '{{session}} の新しいセッションを開始',
  refresh: '{{session}} のアカウントを再読み込み',
  createProfiles: '{{session}} のプロファイルを作成',
  mute: '{{session}} の通知をオフにする',
  unmute: '{{session}} の通知をオンにする',
  convert: '{{session}} の自動更新を有効にする',
  profiles: 'プロファイル',
  check: 'AWS 設定をチェック',
  words: {
    signIn: 'ログイン',
    signOut: 'ログアウト ログオフ',
    refresh: '更新 リロード 一覧 ロール',
    createProfiles: '書き込み 追加',
    mute: 'ミュート 消音',
    convert: '変換 レガシー',
    settings: '環境設定 オプション 言語 ショートカット',
    profiles: 'コピー 一覧',
    check: '診断 点検 問題 修正',
    addSession: '新規 作成 開始 URL',
    quit: '閉じる',
  },
} satisfies Localised<typeof english>;
