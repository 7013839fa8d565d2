/** What is said about files and folders that the system, or what is in them, keeps from us, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const fileProblem = {
  'file-unreadable': {
    message: '{{file}} を読み取れません（{{reason}}）。',
    action: 'ファイルがあること、お使いのユーザーアカウントに読み取り権限があることを確認してください。',
  },
  'file-unwritable': {
    message: '{{file}} に書き込めません（{{reason}}）。',
    action: 'お使いのユーザーアカウントに、このファイルとフォルダーへの書き込み権限があることを確認してください。',
  },
  'aws-folder-gone': {
    message: 'フォルダー {{folder}} がありません。',
    action: 'フォルダーを元に戻してから、もう一度お試しください。',
    whileRetrying:
      'Daypass はセッションを保持しており、フォルダーが元に戻り次第、処理を再開します。フォルダーを新しく作成することはありません。',
  },
  'settings-damaged': {
    message:
      '{{file}} の設定の一部を読み取れませんでした。読み取れた設定はそのまま使われ、残りは初期値に戻っています。',
    action: '設定をご確認ください。元のファイルは、同じフォルダーに {{kept}} として残してあります。',
  },
} as const satisfies Partial<ProblemTexts>;
