/** What is said of newer versions of Daypass, in Japanese. */
import type { updates as english } from '../en/updates.ts';
import type { Localised } from '../localised.ts';

export const updates = {
  label: 'Daypass の新しいバージョン',
  question: 'Daypass の新しいバージョンを確認しますか？',
  questionHint: '1 日に 1 回 github.com に問い合わせますが、あなたの情報は送りません。設定でいつでも変更できます。',
  yes: '1 日 1 回確認する',
  no: '確認しない',
  found: 'Daypass {{version}} を利用できます。',
  loading: 'Daypass {{version}} をダウンロードしています。',
  ready: 'Daypass {{version}} の準備ができました。進行中のサインインがなくなるとインストールします。',
  failed: 'Daypass {{version}} をインストールできませんでした。ページからダウンロードしてください。',
  install: 'インストールして再起動',
  page: 'ページを開く',
  setting: '新しいバージョンを確認する',
  settingHint:
    '1 日に 1 回 github.com に問い合わせますが、あなたの情報は送りません。クリックするまで何もインストールしません。',
  off: {
    checkout: 'ソースコードから実行しています。更新は手動で行ってください。',
    package: 'Daypass はこのコンピューターのパッケージマネージャーが更新します。',
    managed: 'Daypass は管理者が更新します。',
  },
} satisfies Localised<typeof english>;
