/** `daypass uninstall` の文言（日本語）。 */
import type { uninstall as english } from '../en/uninstall.ts';
import type { Localised } from '../localised.ts';

export const uninstall = {
  help: 'Daypass 自身のファイルを削除（ユーザーやほかの AWS ツールのファイルは削除しない）',
  dryRun: '削除する対象を 1 行に 1 つずつ表示し、削除はしない',
  signOut: '先にすべてのセッションからサインアウト',
  running: 'Daypass が動作中です。先に設定画面またはトレイアイコンのメニューから終了してください。',
  serving: 'daypass serve が動作中です。先に終了してください。',
  failed: '{{path}} を削除できませんでした（{{reason}}）。',
  nothing: 'Daypass のファイルはありません。',
  tokensStay:
    'AWS CLI や SDK も使うため、サインインとその登録は {{folder}} に残ります。サインアウトするには、daypass logout または daypass uninstall --sign-out を実行してください。',
  othersStay: 'AWS CLI や SDK も使うため、登録など、{{folder}} のほかのファイルは残ります。',
  loginItem: 'ログイン時に Daypass が起動する場合は、システムの設定で無効にしてください。',
  kind: {
    settings: '設定',
    history: 'セッションの継続時間の記録',
    notifications: '表示した通知の記録',
    updates: '新しいバージョンを最後に確認した日時',
    updater: '新しいバージョンのダウンロード',
    accounts: 'アカウントとロールの一覧',
    log: 'ログ',
    damaged: '読み取れなかったファイルのコピー',
    serving: '提供していたロールのトークン',
    window: 'ウィンドウのデータ',
    lock: 'ロック',
    renewal: '更新の記録（更新済みのトークンは先にトークンのファイルへ保存）',
    writtenKeys: '認証情報ファイルに書き込んだキーの記録（キーを先に取り除きます）',
    rate: 'AWS の呼び出し頻度',
    note: '待機中のコマンドの記録',
    backup: 'AWS 設定ファイルのバックアップ',
    beforeChange: '変換またはバックアップの復元の前の AWS 設定ファイル',
    halfWritten: 'AWS 設定ファイルの変更の記録（中断した変更は先に元に戻す）',
    temporary: '一時ファイル',
    loginItem: 'ログイン時の起動',
    folder: 'Daypass のフォルダー（空の場合のみ）',
  },
  left: {
    unknown: '{{path}} は残します。Daypass が作成するファイルではありません。',
    unmerged: '{{path}} は残します。ユーザーまたは別のプログラムのテキストで、ほかの場所にはありません。',
    linkEnd: '{{path}} は残します。ユーザーのリンク先のため、リンクだけを削除します。',
    renewal: '{{path}} は残します。更新済みのトークンをトークンのファイルに保存できませんでした。',
  },
} satisfies Localised<typeof english>;
