/** What is said about role credentials that programs ask Daypass for, in Japanese. */
import type { serving as english } from '../en/serving.ts';
import type { Localised } from '../localised.ts';

export const serving = {
  refused: {
    WrongHost: 'Daypass は、この IP アドレスをホストに指定したリクエストにだけ応答します。',
    BrowserRefused: 'Daypass は Web ページに認証情報を渡しません。',
    MethodNotAllowed: '使えるのは GET だけです。',
    BadRequest: 'このリクエストは解釈できません。',
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
    address: '要求を受け付けるこのコンピューターのアドレス',
    warning:
      'このアドレスに到達できるものは認証情報を要求でき、認証情報は暗号化されません（パスとトークンは必要です）。AWS ツールが HTTP を受け入れるのは 127.0.0.1、169.254.170.2、169.254.170.23 だけです。空欄では、このコンピューターのプログラムだけが要求できます。',
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
    'このコンピューターのプログラムは Daypass から認証情報を取得し、新しいものも自動的に受け取ります。提供は、セッションの終了時と Daypass の終了時に必ず止まります。',
  hoursChoice: '{{hours}} 時間',
  hoursSession: 'セッション中',
  help: {
    serve: 'HTTP で要求するプログラムやコンテナに、ロールの認証情報を渡す',
    listen: '要求を受け付けるこのコンピューターのアドレス（省略時は 127.0.0.1 で、このコンピューターのプログラムのみ）',
    port: 'ポート（省略時は空いているポート）',
    for: '提供する時間（8h、30m など。省略時はセッションの終了まで）',
    printEnv: 'プログラム用の環境変数を次のいずれかの形式で表示: {{formats}}',
    snippet: '次のいずれかのファイル用の記述を表示（提供は行わない）: {{kinds}}',
    command: '-- の後に、環境変数を設定して実行するプログラム（終了すると提供も終了）',
  },
  cli: {
    serving:
      '{{accountId}} の {{roleName}} を {{address}} で提供中（セッションの終了まで）。停止するには Ctrl-C を押します。',
    servingUntil:
      '{{accountId}} の {{roleName}} を {{address}} で提供中（{{time}} まで）。停止するには Ctrl-C を押します。',
    warning: {
      container:
        '警告: {{address}} に到達できるもの（そのネットワークのすべてのコンテナなど）は認証情報を要求でき、認証情報は暗号化されません。パスとトークンは必要です。',
      network:
        '警告: {{address}} に到達できるものは認証情報を要求でき、認証情報はそのネットワークで暗号化されません。AWS ツールが HTTP を受け入れるのは 127.0.0.1、169.254.170.2、169.254.170.23 だけのため、接続の中継が必要です。',
    },
    defaultProfile:
      'default プロファイルに独自の認証情報があり、AWS 設定を読むプログラムはそちらを使います。避けるには daypass serve … -- プログラム の形で起動してください。',
    withoutFiles:
      'default プロファイルに、AWS ツールが優先する独自の認証情報があります。そのため、AWS 設定ファイルと認証情報ファイルなしでプログラムを起動します。',
    timeOver: '時間になったため、ロールの提供を停止しました。',
    sessionOver: '{{session}} にサインインしていないため、ロールの提供を停止しました。',
    givenUntil: 'プログラムが取得済みの認証情報は {{time}} まで有効です。',
    oddFolder:
      'トークンのフォルダーの名前を {{format}} の形式で書けません。別の形式を選ぶか、daypass serve … -- プログラム の形で起動してください。',
    noSuchAddress:
      '{{address}} はこのコンピューターの単一のアドレスではありません。127.0.0.1 や 172.17.0.1 のような IP アドレスを指定してください。',
    noSuchPort: '{{port}} はポートではありません。65535 までの数を指定してください。',
    noSuchTime: '{{time}} は時間ではありません。8h、30m、1h30m のように指定してください。',
    noSuchSnippet: '{{kind}} 用の記述はありません。使えるのは {{kinds}} です。',
  },
  snippet: {
    run: '次に実行: {{- command}}',
    devcontainer:
      'これを .devcontainer/devcontainer.json に加え、既存のコンテナは再ビルドしてください。Docker Desktop では、設定でホストネットワークを有効にします。',
    composeOnLinux:
      'これを compose.yaml に加えてください。ネットワークは一度だけ作成します: docker network create --subnet 169.254.170.0/24 --gateway 169.254.170.2 daypass',
    composeOnDesktop: 'これを compose.yaml に加えてください。2 つ目のサービスは 1 つ目の要求を中継します。',
    wsl: 'これを Windows のホームフォルダーの .wslconfig に加え、一度だけ実行してください: wsl --shutdown',
    terraform:
      'これがプロバイダーブロックのすべてです（ほかの設定はそのままで構いません）。S3 バックエンドにもプロファイルは不要です。',
  },
} satisfies Localised<typeof english>;
