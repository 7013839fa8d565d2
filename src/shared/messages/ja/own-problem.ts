/** What is said about Daypass's own troubles, with itself and with its folder, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const ownProblem = {
  'notifications-refused': {
    message: 'Daypass の通知がシステムに表示されませんでした。',
    action: 'システム設定で Daypass の通知を許可してください。Linux では libnotify も必要です。',
  },
  'login-item-failed': {
    message: '「ログイン時に Daypass を起動する」を変更できませんでした（{{reason}}）。',
    action: 'システム設定のログイン項目、またはスタートアップアプリの設定で変更してください。',
  },
  'login-item-unapproved': {
    message: 'ログイン時に Daypass を起動するには、macOS での許可が必要です。',
    action: 'システム設定の「一般」>「ログイン項目」で Daypass を許可してください。',
  },
  'shortcut-refused': {
    message: 'ショートカット {{keys}} を登録できませんでした。別のプログラムが使用している可能性があります。',
    action:
      '別のキーを選んでください。システムのキーボード設定で Daypass を起動するキーを登録しても、パネルを表示できます。',
  },
  'marks-file-invalid': {
    message:
      '{{file}} は、お気に入り、ニックネーム、色のファイルではないか、破損しています。何も読み込まれていません。',
    action: '新しく書き出したファイルを入手して、読み込んでください。',
  },
  'marks-file-newer': {
    message: '{{file}} は、より新しい Daypass で書き出されたファイルです。何も読み込まれていません。',
    action: 'Daypass を更新してから、もう一度読み込んでください。',
  },
  'marks-full': {
    message: 'お気に入り、ニックネーム、色の設定は合計 {{most}} 件までです。',
    action: '不要なものを外してから、もう一度お試しください。',
  },
  'command-invalid': {
    message: 'Daypass の不具合により、この操作を実行できませんでした。',
    action: 'Daypass を終了して開き直してください。繰り返す場合は、不具合としてご報告ください。',
  },
  'too-many-at-once': {
    message: '操作が一度に多すぎたため、この操作を省きました。',
    action: '少し待ってから、もう一度お試しください。',
  },
  unexpected: {
    message: 'Daypass で予期しない問題が発生しました。',
    action: 'もう一度お試しください。繰り返す場合は、ログファイルを添えてご報告ください。',
  },
  'uncaught-errors': {
    message:
      'Daypass の内部で予期しないエラーが発生しました（これまでに {{times}} 回）。Daypass は引き続き動作しています。',
    action: '正しく動作しない場合は、Daypass を終了して開き直してください。{{file}} を添えてご報告ください。',
  },
  'start-failed': {
    message: 'Daypass を起動できませんでした。',
    action: 'もう一度お試しください。繰り返す場合は、{{folder}} のログファイルを添えてご報告ください。',
  },
  'data-folder-unwritable': {
    message: 'Daypass のフォルダー {{folder}} に保存できません（{{reason}}）。設定の変更とログは失われます。',
    action: 'このフォルダーの権限を確認してから、Daypass を再起動してください。',
  },
  'data-folder-shared': {
    message: 'コンピューター {{computer}} も Daypass のフォルダー {{folder}} を使用しているか、ロックが残っています。',
    action:
      '両方で動作していると、設定の変更が失われることがあります。そのコンピューターで Daypass が動作していなければ、このフォルダーの SingletonLock を削除してください。',
  },
} as const satisfies Partial<ProblemTexts>;
