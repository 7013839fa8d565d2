/** What is said when Daypass does not change the config file, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const editProblem = {
  'config-key-invalid': {
    message: '「{{key}}」は設定名として使えません。',
    action: '半角の小文字、数字、アンダースコアを使い、同じ名前は一度だけ指定してください。',
  },
  'config-value-empty': {
    message: '「{{key}}」に値がありません。値のない設定を認識しない AWS ツールがあります。',
    action: '値を入力するか、設定を削除してください。',
  },
  'config-value-unreadable': {
    message: '「{{key}}」の値に、改行、目に見えない文字、または前後の空白が含まれています。',
    action: '1 行の文字列で入力してください。',
  },
  'config-value-cut': {
    message: 'ほとんどの AWS ツールは、「{{key}}」の値の末尾をコメントとして扱います。',
    action: '# または ; の前のスペースを削除してください。',
  },
  'config-value-quoted': {
    message: '「{{key}}」の値を囲む引用符の扱いは、AWS ツールによって異なります。',
    action: '引用符なしで値を入力してください。',
  },
  'config-key-nested': {
    message: '[{{section}}] の「{{key}}」には下位の設定があり、変更すると失われます。',
    action: 'AWS 設定ファイルを直接編集してください。',
  },
  'config-section-missing': {
    message: '[{{section}}] は AWS 設定ファイルにありません。',
    action: 'ファイルを確認してから、もう一度お試しください。',
  },
  'config-edit-unsafe': {
    message: 'ファイルのエラーのため {{tool}} が別の内容を読み取るおそれがあり、[{{section}}] を変更しませんでした。',
    action: '先に AWS 設定ファイルのエラーを修正してから、もう一度お試しください。',
  },
  'profile-name-not-copied': {
    message: 'このプロファイル名には、ターミナルが制御として解釈する見えない文字が含まれています。',
    action: 'AWS 設定ファイルでプロファイルの名前を変更してください。',
  },
  'cure-not-helping': {
    message: 'この値では問題を修正できません。',
    action: '別の値を入力するか、一覧から選んでください。',
  },
  'config-changed-meanwhile': {
    message: 'プレビューの後に {{file}} が変更されたため、書き込みませんでした。',
    action: '新しいプレビューを確認してから、もう一度お試しください。',
  },
  'config-text-unmerged': {
    message: 'Daypass と同時に別のプログラムが {{file}} に書き込んだため、内容の一部がこのファイルにありません。',
    action: 'その内容は {{kept}} に保存されています。足りない部分をそこからコピーしてください。',
  },
  'config-backup-missing': {
    message: '{{file}} のバックアップがありません。',
    action: 'バックアップは、Daypass がその日最初に変更する前に保存されます。',
  },
  'profile-name-invalid': {
    message: 'プロファイル名「{{name}}」は、一部の AWS ツールで読み取れません。',
    action: '半角の英数字、ハイフン、アンダースコアを使い、スペースは入れないでください。',
  },
  'profile-name-taken': {
    message: '「{{name}}」という名前のプロファイルがすでにあります。',
    action: '別の名前を指定してください。',
  },
} as const satisfies Partial<ProblemTexts>;
