/** What is said about settings, and about those of an administrator, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const settingsProblem = {
  'setting-invalid': {
    message: '{{file}} の設定 {{name}} = {{value}} は使用できません。既定値を使います。',
    action: '設定で選び直してください。元のファイルは {{kept}} として残しています。',
  },
  'setting-partly-invalid': {
    message: '{{file}} の「{{name}}」の一部は使用できないため、除外しました。',
    action: 'ほかの設定には影響ありません。元のファイルは {{kept}} として残しています。',
  },
  'settings-file-invalid': {
    message: '{{file}} は Daypass の設定ファイルではないか、破損しています。何も読み込まれていません。',
    action: '設定を書き出し直してから、そのファイルを読み込んでください。',
  },
  'settings-file-newer': {
    message: '{{file}} は、より新しい Daypass で書き出されたファイルです。何も読み込まれていません。',
    action: 'Daypass を更新してから、もう一度読み込んでください。',
  },
  'start-url-not-allowed': {
    message: '{{startUrl}} へのサインインは組織により許可されていません。',
    action: '許可されたポータルを使うか、管理者に確認してください。規則は {{place}} にあります。',
  },
  'credentials-managed-off': {
    message: 'Daypass での認証情報の提供は、組織によりオフにされています。',
    action: 'AWS ツールでプロファイルを使うか、管理者に確認してください。規則は {{place}} にあります。',
  },
  'updates-managed': {
    message: 'アップデートを確認するかどうかは、組織によって決められています。',
    action: '変更が必要な場合は、管理者に確認してください。規則は {{place}} にあります。',
  },
  'managed-not-trusted': {
    message: '{{place}} は管理者以外も書き込めるため、無視されます。',
    action:
      'ファイルとフォルダーの所有者を root にし、ほかのユーザーが書き込めないようにするよう、管理者に依頼してください。',
  },
  'managed-unreadable': {
    message: '組織の設定 {{place}} を読み込めません（{{reason}}）。',
    action: '管理者に確認を依頼してください。それまで、この設定は適用されません。',
  },
  'managed-value-invalid': {
    message: '{{place}} の「{{name}}」は使用できません。',
    action: '管理者に確認を依頼してください。ほかの設定は適用されます。',
  },
} as const satisfies Partial<ProblemTexts>;
