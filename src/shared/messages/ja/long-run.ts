/** What is said before a long program, and of sessions that are begun anew from a terminal, in Japanese. */
import type { longRun as english } from '../en/long-run.ts';
import type { Localised } from '../localised.ts';

export const longRun = {
  yesOrNo: '[y/N]',
  yes: 'y はい',
  lasts: {
    known: '{{session}} は確実に {{time}} まで続きます。{{span}}には十分です。',
    estimated: '{{session}} は {{time}} 頃まで続く見込みです（過去のセッションからの推定）。{{span}}には十分です。',
  },
  ends: {
    known: '{{session}} は確実に {{time}}（残り {{left}}）に終了します。必要な時間は {{span}}です。',
    estimated:
      '{{session}} は {{time}} 頃（残り約 {{left}}）に終了する見込みです（過去のセッションからの推定）。必要な時間は {{span}}です。',
  },
  unknown:
    '{{session}} が {{span}}続くかどうかは分かりません。AWS は終了時刻を通知せず、この名前のセッションが始まりから終わりまで観測されたことがないためです。{{time}} までは確実に続きます。--fresh を付けると、最初から数え直す新しいセッションになります。',
  usual: '新しいセッションを開始しても足りません。これまでの {{session}} のセッションは約 {{length}}でした。',
  usualBefore:
    '必要な時間は {{span}}ですが、これまでの {{session}} のセッションは約 {{length}}でした。新しいセッションを開始しても足りません。',
  startFirst: '先に新しいセッションを開始してください: {{- command}}',
  startFirstForAgent:
    '先にユーザー自身のターミナルで新しいセッションを開始するよう、ユーザーに頼んでください: {{- command}}',
  signInFirst: '{{session}} にサインインしていません。先にサインインしてください: {{- commands}}',
  signInFirstForAgent:
    '{{session}} にサインインしていません。ユーザー自身のターミナルでサインインするよう、ユーザーに頼んでください: {{- commands}}',
  nobody: '{{session}} にサインインしていません。',
  ask: {
    signIn: '今すぐサインインしますか？',
    fresh: '今すぐ新しいセッションを開始しますか？',
  },
  fresh: {
    ends: '{{session}} の新しいセッションは、まずサインアウトから始まります。ブラウザーのアクセスポータルと、すべての AWS ツールの {{session}} からサインアウトします。',
    endsOthers:
      'ブラウザーから同じポータルにサインインしたほかのセッション（{{sessions}}）も、AWS で同時に終了します。',
    nothing:
      'ここでは {{session}} にサインインしていないため、サインアウトするものはありません。ブラウザーがまだアクセスポータルにサインインしている場合、新しいセッションは元の終了時刻に終了します。先にポータルからサインアウトしてください。',
    signedOut:
      '{{session}} からサインアウトしました。続けてサインインしてください。完了するまではサインアウトした状態です。',
  },
  codeForAgent:
    'このサインインにはコードが必要ですが、コードはサインインする本人のためのもので、コーディングエージェントには表示されません。ユーザー自身のターミナルで次のコマンドを実行するよう、ユーザーに頼んでください: {{- command}}',
} satisfies Localised<typeof english>;
