/** What the doctor finds around the AWS files: folders, certificates, addresses, the environment; in Japanese. */
import type { FindingTexts } from '../finding-texts.ts';

export const machineFinding = {
  'permissions-open': {
    message: 'このコンピューターのほかのユーザーが {{file}} を読み取りまたは変更できます（モード {{mode}}）。',
    cure: '自分だけがアクセスできるようにします。',
  },
  'folder-open': {
    message: 'このコンピューターのほかのユーザーが {{folder}} にファイルを置けます（モード {{mode}}）。',
    cure: '自分だけが書き込めるようにします。',
  },
  'certificates-missing': {
    message: '[{{section}}] の {{key}} が指す {{file}} が存在しないため、AWS への接続が信頼されません。',
    cure: '~ を使わない絶対パスにするか、この行をコメントアウトします。',
  },
  'environment-certificates': {
    message: '環境変数 {{variable}} が指す {{file}} が存在しないため、AWS への接続が信頼されません。',
    cure: 'この環境変数を解除するか、~ を使わない絶対パスを設定してください。',
  },
  'endpoint-set': {
    message: '[{{section}}] の設定に従うツールでは、{{profiles}} のサインインが AWS ではなく {{value}} に送られます。',
    cure: '意図したものでなければ、この行をコメントアウトします。Daypass はこの設定を無視します。',
  },
  'endpoint-of-all': {
    message:
      '[{{section}}] の設定により、{{profiles}} の呼び出しと、AWS SDK for JavaScript を使うツールでは全プロファイルのサインインが、AWS ではなく {{value}} に送られます。',
    cure: 'この行を専用のプロファイルに移します。Daypass はこの設定を無視します。',
  },
  'endpoint-unencrypted': {
    message:
      '[{{section}}] の設定により、{{profiles}} のサインインがトークンを含めて暗号化されずに {{value}} に送られます。',
    cure: 'この行をコメントアウトするか、https の URL にします。',
  },
  'environment-endpoint': {
    message: '環境変数 {{variable}} が設定されているため、ツールは AWS ではなく {{value}} に接続します。',
    cure: '意図したものでなければ、この環境変数を解除してください。',
  },
  'environment-endpoint-unencrypted': {
    message: '環境変数 {{variable}} により、サインインがトークンを含めて暗号化されずに {{value}} に送られます。',
    cure: 'この環境変数を解除するか、https の URL を設定してください。',
  },
  'homes-differ': {
    message:
      'HOME（{{home}}）と USERPROFILE（{{userProfile}}）が異なるため、ツールによって AWS 設定ファイルを探すフォルダーが違います。',
    cure: '環境変数 HOME を解除するか、同じフォルダーを設定してください。',
  },
  'environment-profile': {
    message: '環境変数 {{variable}} が設定されているため、指定がなければプロファイル {{value}} が使われます。',
    cure: '意図したものでなければ、この環境変数を解除してください。',
  },
  'environment-profile-missing': {
    message: '環境変数 {{variable}} が指すプロファイル「{{value}}」は存在しません。',
    cure: 'この環境変数を解除するか、存在するプロファイルを設定してください。',
  },
  'environment-keys': {
    message:
      '環境変数 {{variable}} が設定されているため、プロファイルの指定がなければサインインの代わりにそのキーが使われます。',
    cure: 'これらの環境変数を解除してください。',
  },
  'environment-file': {
    message: '環境変数 {{variable}} により、この変数を参照するツールはファイル {{value}} を使います。',
    cure: 'この環境変数を解除するか、すべてのプログラムで同じ絶対パスを設定してください。',
  },
  'environment-region': {
    message: '環境変数 {{variable}} が設定されているため、プロファイルのリージョンの代わりに {{value}} が使われます。',
    cure: 'プロファイルのリージョンを使う場合は、この環境変数を解除してください。',
  },
} as const satisfies Partial<FindingTexts>;
