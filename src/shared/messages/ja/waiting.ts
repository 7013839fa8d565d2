/** What is said of programs that wait for a sign-in, on every surface and by `daypass ensure` and `daypass run`, in Japanese. */
import type { waiting as english } from '../en/waiting.ts';
import type { Localised } from '../localised.ts';

export const waiting = {
  notification: {
    title_other: '{{count}} 件のプログラムが {{session}} を待機中',
    body: 'クリックするとサインインできます。プログラムは自動的に続行します。',
  },
  tray: {
    session_other: '{{session}} 待ちのプログラム {{count}} 件 – サインイン',
    several: '{{sessions}} 待ちのプログラム – サインイン',
  },
  need_other: '{{session}}: {{count}} 件のプログラムがサインイン待ち',
  sheet_other: '{{count}} 件のプログラムがこのサインインを待っています。サインインすると自動的に続行します。',

  help: {
    ensure: 'サインインされるまで待機（サインイン済みなら終了コード 0、時間内に誰もサインインしなければ終了コード 75）',
    wait: '待つ時間（90s、10m、1h30m など。省略時は 10m）',
    run: '時間のかかるプログラムを実行し、セッションが持つかどうかを先に表示',
    needs: 'プログラムにかかる時間（45m、3h、1h30m など）',
    runCommand: '-- の後にプログラムとその引数',
    fresh: '先に新しいセッションを開始（サインアウトしてからサインインし、時間を最初から数え直す）',
  },
  caller: {
    waits:
      '{{session}} にサインインしていないため、最長 {{span}}待ちます。Daypass か {{commands}} でサインインしてください。',
    waitsForAgent:
      '{{session}} にサインインしていないため、最長 {{span}}待ちます。Daypass か、ターミナルの {{commands}} でサインインするようユーザーに依頼してください。',
    or: '{{before}} または {{after}}',
    done: '{{session}} にサインインしました。',
    nobody: '{{span}}以内に {{session}} へのサインインはありませんでした。',
    dismissed: '{{session}} からサインアウトしたため、待機を終了しました。',
  },
  span: {
    days: '{{count}} 日',
    hours: '{{count}} 時間',
    minutes: '{{count}} 分',
    seconds: '{{count}} 秒',
  },
  notADuration: '{{option}} の値 {{value}} は時間の長さではありません。90s、10m、3h、1h30m のように指定してください。',
} satisfies Localised<typeof english>;
