/** What is said about values for a new session that cannot be used, in Japanese. */
import type { ProblemTexts } from '../problem-texts.ts';

export const newSessionProblem = {
  'session-name-invalid': {
    message: 'セッション名「{{name}}」は、一部の AWS ツールで読み取れません。',
    action: '半角の英数字、ハイフン、アンダースコアを使い、スペースは入れないでください。',
  },
  'session-name-taken': {
    message: '「{{name}}」という名前のセッションはすでにあります。',
    action: '別の名前を入力してください。',
  },
  'start-url-invalid': {
    message: '「{{startUrl}}」は開始 URL ではありません。',
    action: 'AWS アクセスポータルの URL をコピーしてください（例: https://d-1234567890.awsapps.com/start）。',
  },
  'start-url-http': {
    message: '{{host}} は http:// を使っており、安全ではありません。',
    action: '開始 URL は https:// で始まります。AWS アクセスポータルの URL をコピーしてください。',
  },
  'start-url-not-portal': {
    message: '{{host}} は AWS のサイトですが、アクセスポータルではありません（コンソールやサインインページなど）。',
    action: 'AWS アカウントの一覧ページの URL をコピーするか、AWS の管理者に確認してください。',
  },
  'start-url-several': {
    message: 'URL が複数あります（{{first}} と {{second}}）。',
    action: 'AWS アクセスポータルの URL だけを残してください。ほかの URL は後から追加できます。',
  },
  'start-url-leads-elsewhere': {
    message: '{{host}} は AWS アクセスポータルに転送されません。',
    action: 'ブラウザで開き、AWS アカウントの一覧ページの URL を使ってください。',
  },
  'region-invalid': {
    message: '「{{region}}」は AWS リージョンではありません。',
    action: 'Identity Center のリージョンを入力してください（例: ap-northeast-1、us-east-1）。',
  },
} as const satisfies Partial<ProblemTexts>;
