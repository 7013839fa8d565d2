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
    action: 'AWS アクセスポータルから開始 URL をコピーしてください（例: https://d-1234567890.awsapps.com/start）。',
  },
  'start-url-http': {
    message: '{{host}} のアドレスは http:// で始まっており、安全ではありません。',
    action: '開始 URL は https:// で始まります。AWS アクセスポータルを開き、そのアドレスをコピーしてください。',
  },
  'start-url-not-portal': {
    message: '{{host}} は AWS のアドレスですが、アクセスポータルではありません（コンソールやサインインページなど）。',
    action: 'AWS アカウントの一覧ページを開いてアドレスをコピーするか、AWS 管理者に確認してください。',
  },
  'start-url-several': {
    message: '{{first}} と {{second}} の複数のアドレスがあります。',
    action: 'AWS アクセスポータルのアドレスを1つだけ残してください。ほかのアドレスは後から追加できます。',
  },
  'start-url-leads-elsewhere': {
    message: '{{host}} は AWS アクセスポータルにつながっていません。',
    action: 'ブラウザで開き、AWS アカウントの一覧ページのアドレスを開始 URL として使ってください。',
  },
  'region-invalid': {
    message: '「{{region}}」は AWS のリージョンコードではありません。',
    action: 'IAM Identity Center のリージョンを入力してください（例: ap-northeast-1、us-east-1）。',
  },
} as const satisfies Partial<ProblemTexts>;
