/** What is said about files and folders that the system, or what is in them, keeps from us, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const fileProblem = {
  'file-unreadable': {
    message: '{{file}} を読み取れません（{{reason}}）。',
    action: 'ファイルの有無と読み取り権限を確認してください。',
  },
  'file-unwritable': {
    message: '{{file}} に書き込めません（{{reason}}）。',
    action: 'このファイルとフォルダーへの書き込み権限を確認してください。',
  },
  'aws-folder-gone': {
    message: 'フォルダー {{folder}} がありません。',
    action: 'フォルダーを元に戻してから、もう一度お試しください。',
    whileRetrying: 'フォルダーが元に戻るまで、セッションをメモリに保持します。新しいフォルダーは作成しません。',
  },
  'settings-damaged': {
    message: '{{file}} の設定の一部を読み取れず、既定値に戻しました。',
    action: '設定を確認してください。元のファイルは、同じフォルダーに {{kept}} として保存してあります。',
  },
} as const satisfies Partial<ProblemTexts>;
