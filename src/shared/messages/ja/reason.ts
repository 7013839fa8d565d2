/** The reasons inside problems that have words of their own, in Japanese; they stand in brackets in a sentence. */
import type { ReasonTexts } from '../problem-texts.ts';

const unknownIssuer = {
  text: '証明書の発行元がこのコンピューターで信頼されていません',
  action:
    'ネットワークのルート証明書を社内の IT 担当者から入手し、インストールするか AWS_CA_BUNDLE または ca_bundle に設定してください。その後、Daypass を再起動してください。',
} as const;
const clock = 'このコンピューターの日付と時刻を確認してから、もう一度お試しください。';
const fullDisk = 'ディスクの空き容量を増やしてから、もう一度お試しください。';
const changeFile =
  'お使いのユーザーアカウントに、このファイルとフォルダーへのアクセス権を付けてから、もう一度お試しください。';

export const reason = {
  file: {
    refused: { text: 'システムで許可されていません' },
    ENOSPC: { text: 'ディスクの空き容量がありません', action: fullDisk },
    EDQUOT: { text: 'ディスクの割り当て容量を使い切っています', action: fullDisk },
    EROFS: {
      text: 'ディスクが読み取り専用です',
      action: 'ディスクを書き込み可能にしてから、もう一度お試しください。',
    },
    EACCES: { text: 'アクセス権がありません', action: changeFile },
    EPERM: { text: 'システムによって許可されていません', action: changeFile },
    ENOENT: { text: '存在しません' },
    EISDIR: {
      text: 'フォルダーです',
      action: '別の場所に移動してください。ここには通常のファイルが必要です。',
    },
    ENOTDIR: {
      text: 'パスの途中にフォルダーではないものがあります',
      action: 'フォルダーがあるべき場所のファイルを、別の場所に移動してください。',
    },
    EBUSY: {
      text: '別のプログラムが使用中です',
      action: '別のプログラムを終了するか、しばらく待ってから、もう一度お試しください。',
    },
    EMFILE: {
      text: '開いているファイルが多すぎます',
      action: '使っていないプログラムを終了してから、もう一度お試しください。',
    },
    ELOOP: {
      text: 'リンクが循環しています',
      action: 'このファイルまでのパスにあるシンボリックリンクを修正してください。',
    },
    EFBIG: {
      text: 'サイズが大きすぎます',
      action: 'このファイルを作成したプログラムを確認し、別の場所に移動してください。',
    },
    'too-large': {
      text: '4 MB または 100,000 行を超えています',
      action: 'この大きさのファイルは読み取りません。不要な部分を削除すると、再び読み取ります。',
    },
    ENXIO: {
      text: '通常のファイルではありません',
      action: '別の場所に移動してください。ここには通常のファイルが必要です。',
    },
    EILSEQ: {
      text: '正しい UTF-8 ではありません',
      action: 'エディターで UTF-8 として保存してください。そのままでは AWS CLI が読み込めません。',
    },
    EIO: {
      text: 'ディスクでエラーが発生しました',
      action: 'バックアップを取り、ディスクを確認してください。',
    },
  },
  tls: {
    SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
    DEPTH_ZERO_SELF_SIGNED_CERT: unknownIssuer,
    UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
    CERT_HAS_EXPIRED: { text: '証明書の有効期限が切れています', action: clock },
    CERT_NOT_YET_VALID: { text: '証明書がまだ有効になっていません', action: clock },
    CERT_REVOKED: { text: '証明書が失効しています' },
    ERR_TLS_CERT_ALTNAME_INVALID: {
      text: '証明書が別のホストのものです',
      action:
        'ネットワークへのログインが必要な可能性があります。ブラウザで何かのページを開いてから、もう一度お試しください。',
    },
    ERR_SSL_WRONG_VERSION_NUMBER: {
      text: '応答が暗号化されていません',
      action: 'このコンピューターのプロキシ設定を確認するか、別のネットワークでお試しください。',
    },
  },
  proxy: {
    403: { text: 'プロキシのルールでブロックされました' },
    407: {
      text: 'ユーザー名とパスワードが必要です',
      action:
        'HTTPS_PROXY を http://ユーザー名:パスワード@プロキシ:ポート に設定してから、Daypass を再起動してください。',
    },
    502: { text: 'プロキシからこのホストに接続できません' },
    503: { text: 'プロキシが利用できません' },
    504: { text: 'プロキシに時間内に応答がありませんでした' },
  },
  bundle: {
    ENOENT: { text: 'ファイルが存在しません' },
    EACCES: { text: 'アクセス権がありません' },
    EISDIR: { text: 'フォルダーです' },
    EFBIG: { text: '8 MB を超えています' },
    ENXIO: { text: '通常のファイルではありません' },
    'no-certificate': { text: 'PEM 形式の証明書が含まれていません' },
  },
  token: {
    'not-json': { text: 'ファイルが壊れています' },
    'not-an-object': { text: 'ファイルが壊れています' },
    'no-access-token': { text: 'アクセストークンがありません' },
    'no-expiry': { text: '有効期限がありません' },
    'bad-expiry': { text: '有効期限の日時が正しくありません' },
  },
  clock: {
    ahead: { text: '進んでいます' },
    behind: { text: '遅れています' },
  },
  listen: {
    EADDRINUSE: { text: 'ポートが使用中です' },
    EADDRNOTAVAIL: { text: '127.0.0.1 を使用できません' },
    EACCES: { text: 'アクセス権がありません' },
    EPERM: { text: 'システムによって許可されていません' },
  },
  serving: {
    EADDRINUSE: {
      text: 'ポートが使用中です',
      action: '別のポートを指定するか、ポートの選択を Daypass に任せてください。',
    },
    EADDRNOTAVAIL: {
      text: 'このコンピューターにないアドレスです',
      action: '127.0.0.1 など、このコンピューターが今持っているアドレスを指定してください。',
    },
    EACCES: {
      text: 'システムによって許可されていません',
      action: '1024 以上のポートを指定するか、ポートの選択を Daypass に任せてください。',
    },
  },
  managed: {
    EACCES: { text: 'このユーザーには読み取りが許可されていません' },
    format: { text: '設定の形式ではありません' },
    'too-large': { text: 'サイズが大きすぎます' },
  },
  oauth: {
    server_error: { text: 'AWS 側で問題が発生しています', action: '数分待ってから、再サインインしてください。' },
    temporarily_unavailable: {
      text: 'AWS が混み合っています',
      action: '数分待ってから、再サインインしてください。',
    },
    invalid_scope: {
      text: '要求したスコープを AWS が拒否しました',
      action: 'AWS 設定ファイルの sso_registration_scopes を確認してください。通常の値は sso:account:access です。',
    },
  },
} as const satisfies ReasonTexts;
