/** ほかのツールがトークンを得るために実行するコマンドの文言（日本語）。 */
import type { otherTools as english } from '../en/other-tools.ts';
import type { Localised } from '../localised.ts';

export const otherTools = {
  region: 'リージョン（省略時は AWS_REGION、AWS_DEFAULT_REGION、プロファイルの順）',
  noRegion: '--region か AWS_REGION で、またはプロファイルでリージョンを指定してください。',
  badRegion: '{{region}} はリージョンではありません。',
  kube: {
    help: 'Amazon EKS クラスターのトークンを Kubernetes の exec プラグインの形式で表示',
    cluster: 'クラスターの名前',
    badCluster: '{{cluster}} はクラスターの名前ではありません。使えるのは英数字、-、_ で、100 文字までです。',
    kubeconfig: 'kubeconfig ファイルに書く内容を、シェルを使わないプログラムでも動く絶対パスで表示',
  },
  docker: {
    help: 'docker の認証情報ヘルパーとして Amazon ECR のパスワードを渡す',
    action: 'docker が指定する get、store、erase、list、または docker が探すプログラムを表示する script',
    noSuchAction: '{{action}} という操作はありません。使える操作は {{actions}} です。',
    noProfile: 'アカウント {{account}} のロールを持つプロファイルが AWS 設定にありません。',
    notStored:
      'Daypass はパスワードを保存しません。credsStore ではなく、Amazon ECR のレジストリの credHelpers に指定してください。',
    anonymous: '{{registry}} のパスワードがないため、docker はパスワードなしで続けます。{{reason}}',
  },
  codeArtifact: {
    help: 'AWS CodeArtifact ドメインのパッケージリポジトリ用のトークンを表示',
    domain: 'ドメインの名前',
    owner: 'ドメインを所有するアカウントの ID（省略時はロールのアカウント）',
    duration: 'トークンの有効期間（15m や 12h など。0 はロールの認証情報と同じ期間）',
    badDomain: '{{domain}} はドメインの名前ではありません。使えるのは英小文字、数字、ハイフンで、2 から 50 文字です。',
    badDuration: '{{duration}} は 15m から 12h までの時間でも 0 でもありません。',
  },
} satisfies Localised<typeof english>;
