/** コンソールを開けないときの文言（日本語）。 */
import type { ProblemTexts } from '../problem-texts.ts';

export const consoleProblem = {
  'console-unknown': {
    message: 'リージョン {{region}} の AWS コンソールの場所が Daypass には分かりません。',
    action: 'アクセスポータルを開き、そこでロールを選んでください。',
  },
  'console-service-invalid': {
    message: '「{{service}}」は AWS コンソールのページとして使えません。',
    action: 's3 や lambda など、コンソールのアドレスに使われるサービス名を入力してください。',
  },
  'console-region-elsewhere': {
    message: 'リージョン {{region}} は、このセッションの {{sessionRegion}} とは別の AWS パーティションにあります。',
    action: 'このセッションのアカウントで使えるリージョンを選んでください。',
  },
  'console-refused': {
    message: 'この認証情報では AWS のコンソールを開けませんでした（{{host}}）。',
    action: 'このコンピューターの時計を確認してから、もう一度お試しください。',
  },
  'console-not-fetched': {
    message: 'ブラウザーは起動しましたが、ページを読み込みませんでした。',
    action: 'もう一度試すか、このセッションに別のブラウザーを選んでください。',
  },
} as const satisfies Partial<ProblemTexts>;
