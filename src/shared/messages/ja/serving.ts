/** What is said about role credentials that programs ask Daypass for, in Japanese. */
import type { serving as english } from '../en/serving.ts';
import type { Localised } from '../localised.ts';

export const serving = {
  refused: {
    WrongHost: 'Daypass は、このアドレス自体を指定した要求にだけ応答します。',
    BrowserRefused: 'Daypass は Web ページに認証情報を渡しません。',
    MethodNotAllowed: '応答できるのは GET だけです。',
    BadRequest: 'この要求は解釈できません。',
    NotFound: 'ここで提供しているロールはありません。Daypass でもう一度ロールの提供を開始してください。',
    AccessDenied:
      '認証トークンがないか、正しくありません。AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE には、Daypass がこのロール用に作成したファイルを指定してください。',
    NotServed: 'このロールの提供は終了しました。Daypass でもう一度ロールの提供を開始してください。',
  },
  heading: 'このコンピューターのプログラムに提供中',
  line: '{{account}} の {{role}}',
  state: '{{address}} でプログラム向けに{{end}}・{{asked}}',
  until: '{{time}} まで',
  untilEnd: 'セッションの終了まで',
  elsewhere: 'daypass serve による提供',
  notAsked: 'まだ要求なし',
  asked_other: '要求 {{count, number}} 回、最後は {{time}}',
  copy: '環境変数をコピー',
  stop: '停止',
  stopAll: 'すべて停止',
  more_other: 'ほか {{count}} 件',
  serve: 'このコンピューターで認証情報を提供…',
  form: {
    heading: '認証情報の提供',
    of: '{{role}} をこのコンピューターのプログラムに提供',
    hours: '時間',
    serve: '提供する',
    containers: 'コンテナ向けに提供…',
    address: '要求を受けるこのコンピューターのアドレス',
    warning:
      'このアドレスに接続できるもの（同じネットワークのすべてのコンテナなど）は要求を送ることができ、認証情報は暗号化されずに流れます。パスとトークンは必要です。AWS ツールが HTTP で受け入れるのは 127.0.0.1、169.254.170.2、169.254.170.23 だけです。空のままにすると、このコンピューターのプログラムだけが要求できます。',
  },
  started: 'このコンピューターのプログラムが要求できるようになりました。',
  stopServing: '認証情報の提供を停止',
  stopped: '提供を停止しました。',
  copied: 'コピーしました: プログラム用の環境変数',
  stopRole: '{{account}} の {{role}} の提供を停止',
  stopEach: '{{count}} 件のロールの提供を停止',
  words: '認証情報 コンテナ 終了',
  hours: 'ロールをプログラムに提供する時間',
  hoursHint:
    'このコンピューターのプログラムは Daypass に認証情報を要求し、新しいものも自動的に受け取ります。セッションまたは Daypass が終了すると、提供も必ず終了します。',
  hoursChoice: '{{hours}} 時間',
  hoursSession: 'セッション中',
  help: {
    serve: 'HTTP で要求するプログラムやコンテナに、ロールの認証情報を渡す',
    listen: '要求を受けるこのコンピューターのアドレス（省略時は 127.0.0.1 で、このコンピューターのプログラムのみ）',
    port: 'ポート（省略時は空いているポート）',
    for: '提供する時間（8h、30m など。省略時はセッションの終了まで）',
    printEnv: 'プログラム用の環境変数を次のいずれかの形式で表示: {{formats}}',
    snippet: '次のいずれかのファイル用の記述を表示（提供は行わない）: {{kinds}}',
    command: '-- の後に、環境変数を設定して実行するプログラム（終了すると提供も終了）',
  },
  cli: {
    serving:
      '{{accountId}} の {{roleName}} を {{address}} で提供しています（セッションの終了まで）。Ctrl-C で終了します。',
    servingUntil:
      '{{accountId}} の {{roleName}} を {{address}} で提供しています（{{time}} まで）。Ctrl-C で終了します。',
    warning: {
      container:
        '警告: そのネットワークのすべてのコンテナなど、{{address}} に到達できるものはどれでも要求でき、認証情報は暗号化されずに送られます。パスとトークンは必要です。',
      network:
        '警告: {{address}} に到達できるものはどれでも要求でき、認証情報はそのネットワークを暗号化されずに通ります。AWS のツール自体はこのアドレスに要求しません。暗号化されない HTTP は 127.0.0.1 と 169.254.170.2 でしか使わないため、接続を中継するものが必要です。',
    },
    defaultProfile:
      'default プロファイルに独自の認証情報があります。AWS 設定を読むプログラムはそちらを使います。これを避けるには daypass serve … -- プログラム の形で起動してください。',
    withoutFiles:
      'default プロファイルに、AWS のツールが優先する独自の認証情報があります。そのため、プログラムを AWS の設定ファイルと認証情報ファイルなしで起動します。',
    timeOver: '時間になったため、ロールの提供を終了しました。',
    sessionOver: '{{session}} へのサインインが終了したため、ロールの提供を終了しました。',
    givenUntil: 'プログラムに渡した認証情報は {{time}} まで有効です。',
    oddFolder:
      'トークンのフォルダーの名前を {{format}} の形式で書けません。別の形式を選ぶか、daypass serve … -- プログラム の形で起動してください。',
    noSuchAddress:
      '{{address}} はこのコンピューターの 1 つのアドレスではありません。127.0.0.1 や 172.17.0.1 のように数字で指定してください。',
    noSuchPort: '{{port}} はポートではありません。65535 までの数を指定してください。',
    noSuchTime: '{{time}} は時間ではありません。8h、30m、1h30m のように指定してください。',
    noSuchSnippet: '{{kind}} 用の記述はありません。使えるのは {{kinds}} です。',
  },
  snippet: {
    run: '次に実行: {{- command}}',
    devcontainer:
      'これを .devcontainer/devcontainer.json に加えてください。Docker Desktop では設定でホストネットワークを有効にしてください。既存のコンテナは再ビルドが必要です。',
    composeOnLinux:
      'これを compose.yaml に加えてください。ネットワークは一度だけ作成します: docker network create --subnet 169.254.170.0/24 --gateway 169.254.170.2 daypass',
    composeOnDesktop: 'これを compose.yaml に加えてください。2 つ目のサービスは 1 つ目の要求を中継します。',
    wsl: 'これを Windows のホームフォルダーの .wslconfig に加え、一度だけ実行してください: wsl --shutdown',
    terraform:
      'これがプロバイダーブロックのすべてです（ほかの設定はそのままで構いません）。S3 バックエンドにもプロファイルは不要です。',
  },
} satisfies Localised<typeof english>;
