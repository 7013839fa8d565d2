/** What is said before a long program, and of sessions that are begun anew from a terminal, in Japanese. */
import type { longRun as english } from '../en/long-run.ts';
import type { Localised } from '../localised.ts';

export const longRun = {
  yesOrNo: '[y/N]',
  yes: 'y はい',
  lasts: {
    known: '{{session}} は {{time}} まで有効です。{{span}}には十分です。',
    estimated: '{{session}} は {{time}} ごろに期限切れの見込みです（過去のセッションから推定）。{{span}}には十分です。',
  },
  ends: {
    known: '{{session}} は {{time}}（残り {{left}}）に期限が切れますが、{{span}}必要です。',
    estimated:
      '{{session}} は {{time}} ごろ（残り約 {{left}}）に期限が切れる見込みですが（過去のセッションから推定）、{{span}}必要です。',
  },
  unknown:
    '{{session}} が {{span}}続くかどうかは分かりません。AWS は期限を示さず、推定に使える過去のセッションもありません。少なくとも {{time}} までは有効です（--fresh で新しいセッションを開始できます）。',
  usual: '新しいセッションでも足りません（過去の {{session}} のセッションは約 {{length}}でした）。',
  usualBefore:
    '{{span}}必要ですが、過去の {{session}} のセッションは約 {{length}}でした。新しいセッションでも足りません。',
  startFirst: '先に新しいセッションを開始してください: {{- command}}',
  startFirstForAgent:
    '先にユーザー自身のターミナルで新しいセッションを開始するよう、ユーザーに依頼してください: {{- command}}',
  signInFirst: '{{session}} にサインインしていません。先にサインインしてください: {{- commands}}',
  signInFirstForAgent:
    '{{session}} にサインインしていません。ユーザー自身のターミナルでサインインするよう、ユーザーに依頼してください: {{- commands}}',
  nobody: '{{session}} にサインインしていません。',
  ask: {
    signIn: '今すぐサインインしますか？',
    fresh: '今すぐ新しいセッションを開始しますか？',
  },
  fresh: {
    ends: '{{session}} の新しいセッションの開始前に、ブラウザのアクセスポータルと、すべての AWS ツールの {{session}} からサインアウトします。',
    endsOthers:
      'ブラウザで同じポータルにサインインしたほかのセッションからも、AWS がサインアウトします: {{sessions}}。',
    nothing:
      'ここでは {{session}} にサインインしていないため、サインアウトは不要です。ブラウザがアクセスポータルにサインインしている場合は先にサインアウトしてください（新しいセッションが同じ時刻に期限切れになります）。',
    signedOut: '{{session}} からサインアウトしました。サインインして新しいセッションを開始してください。',
  },
  codeForAgent:
    'このサインインのコードはユーザーのためのもので、コーディングエージェントには表示しません。ユーザー自身のターミナルで次を実行するよう、ユーザーに依頼してください: {{- command}}',
} satisfies Localised<typeof english>;
