/** What only the tray says, in Japanese. */
export const tray = {
  openConsole: 'コンソールを開く…',
  chooseOtherRole: '別のロールを選択…',
  recentRole: '{{account}} · {{role}}',
  recentRoleWithId: '{{account}} ({{accountId}}) · {{role}}',
  copyCode: 'コード {{code}} をコピー',
  addSession: 'セッションを追加…',
  moreSessions_other: '他{{count}}件のセッション…',
  problems_other: '問題が{{count}}件あります – Daypass で確認',
} as const;
