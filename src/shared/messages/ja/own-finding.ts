/** What the doctor finds in Daypass's own settings and in those of an administrator, in Japanese. */
import type { FindingTexts } from '../finding-texts.ts';

export const ownFinding = {
  'setting-invalid': {
    message: '{{file}} にある Daypass の設定 {{name}} = {{value}} は使用できません。代わりに {{used}} を使います。',
    cure: 'Daypass の設定で選び直してください。',
  },
  'setting-partly-invalid': {
    message: '{{file}} にある Daypass の設定「{{name}}」の一部は使用できないため、除外しました。',
    cure: 'ほかの設定には影響ありません。次に Daypass で設定を変更すると、ファイルから削除されます。',
  },
  'settings-unreadable': {
    message: '{{file}} の Daypass の設定は使用できません。代わりにすべて既定値を使います。',
    cure: 'Daypass の設定で選び直してください。',
  },
  'managed-not-trusted': {
    message: '{{place}} は管理者以外も書き込めるため、無視されます。',
    cure: 'ファイルとフォルダーの所有者を root にし、ほかのユーザーが書き込めないようにするよう、管理者に依頼してください。',
  },
  'managed-unreadable': {
    message: '組織の設定 {{place}} を読み込めません（{{reason}}）。',
    cure: '管理者に確認を依頼してください。それまで、この設定は適用されません。',
  },
  'managed-value-invalid': {
    message: '{{place}} の「{{name}}」は使用できないため、除外されます。',
    cure: '管理者に確認を依頼してください。ほかの設定は適用されます。',
  },
} as const satisfies Partial<FindingTexts>;
