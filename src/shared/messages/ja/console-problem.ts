/** コンソールを開けないときの文言（日本語）。 */
import type { ProblemTexts } from '../problem-texts.ts';

export const consoleProblem = {
  'console-unknown': {
    message: 'リージョン {{region}} の AWS コンソールは Daypass が対応していません。',
    action: 'アクセスポータルを開き、そこでロールを選んでください。',
  },
  'console-service-invalid': {
    message: '「{{service}}」は AWS コンソールのページとして使えません。',
    action: 's3 や lambda など、コンソールの URL にあるサービス名を入力してください。',
  },
  'console-region-elsewhere': {
    message: 'リージョン {{region}} は、このセッションの {{sessionRegion}} とは別の AWS パーティションにあります。',
    action: 'このセッションのアカウントで使えるリージョンを選んでください。',
  },
  'console-refused': {
    message: 'AWS がこの認証情報を拒否したため、コンソールを開けませんでした（{{host}}）。',
    action: 'このコンピューターの時計を確認してから、もう一度お試しください。',
  },
  'console-not-fetched': {
    message: 'ブラウザは起動しましたが、ページを読み込みませんでした。',
    action: 'もう一度お試しになるか、このセッションに別のブラウザを選んでください。',
  },
} as const satisfies Partial<ProblemTexts>;
