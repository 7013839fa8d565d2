/** The choice of a browser for a role, of its window, and of a container; in Japanese. */
import type { browser as english } from '../en/browser.ts';
import type { Localised } from '../localised.ts';

export const browser = {
  of: '{{of}} のブラウザ',
  label: 'ブラウザ',
  /** No browser of one's own. */
  asSession: 'セッションと同じ',
  asAccount: 'アカウントと同じ',
  window: 'ウィンドウ',
  windowOf: '{{of}} のウィンドウ',
  windows: {
    usual: '通常のウィンドウ',
    private: 'プライベートウィンドウ',
    container: 'Firefox のコンテナ',
  },
  container: 'コンテナ',
  containerHint: 'このプロファイルに Firefox の拡張機能「Open external links in a container」が必要です。',
  /** A choice that is only told. */
  told: {
    private: '{{browser}}、プライベートウィンドウ',
    container: '{{browser}}、コンテナ {{name}}',
  },
} satisfies Localised<typeof english>;
