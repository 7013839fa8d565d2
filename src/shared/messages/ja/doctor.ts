/** What stands around the findings: the doctor's view and its text to copy, in Japanese. */
export const doctor = {
  nothing: '修正が必要なものはありません。',
  summary_other: 'AWS のファイルに確認が必要な点が{{count}}件あります。',
  tools: '影響するツール: {{tools}}。',
  allTools: 'すべての AWS ツールに影響します。',
  error: '誤り',
  warning: '注意',
  note: '参考',
} as const;
