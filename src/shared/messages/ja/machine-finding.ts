/** What the doctor finds around the AWS files: folders, certificates, addresses, the environment; in Japanese. */
import type { FindingTexts } from '../finding-texts.ts';

export const machineFinding = {
  'permissions-open': {
    message: 'このコンピューターの他のユーザーが {{file}} を読み取りまたは変更できます（アクセス許可 {{mode}}）。',
    cure: '自分以外のアクセス許可を取り除きます。',
  },
  'folder-open': {
    message: 'このコンピューターの他のユーザーが {{folder}} にファイルを置けます（アクセス許可 {{mode}}）。',
    cure: '自分以外の書き込み許可を取り除きます。',
  },
  'certificates-missing': {
    message: '[{{section}}] の {{key}} が指す {{file}} が存在しないため、AWS への接続が信頼されません。',
    cure: '~ を使わずにファイルの絶対パスを書くか、この行をコメントにします。',
  },
  'environment-certificates': {
    message: '環境変数 {{variable}} が指す {{file}} が存在しないため、AWS への接続が信頼されません。',
    cure: 'この環境変数を削除するか、~ を使わずにファイルの絶対パスを設定してください。',
  },
  'endpoint-set': {
    message: '[{{section}}] の設定に従うツールでは、{{profiles}} のサインインが AWS ではなく {{value}} に送られます。',
    cure: '意図したものでなければ、この行をコメントにします。Daypass はこの設定に従いません。',
  },
  'endpoint-of-all': {
    message:
      '[{{section}}] の設定により、{{profiles}} の呼び出しと、AWS SDK for JavaScript を使うツールでは全プロファイルのサインインが、AWS ではなく {{value}} に送られます。',
    cure: 'この行を専用のプロファイルに移します。Daypass はこの設定に従いません。',
  },
  'endpoint-unencrypted': {
    message:
      '[{{section}}] の設定により、{{profiles}} のサインインがトークンを含めて暗号化されずに {{value}} に送られます。',
    cure: 'この行をコメントにするか、https のアドレスを書きます。',
  },
  'environment-endpoint': {
    message: '環境変数 {{variable}} が設定されているため、ツールは AWS ではなく {{value}} に接続します。',
    cure: '意図したものでなければ、この環境変数を削除してください。',
  },
  'environment-endpoint-unencrypted': {
    message: '環境変数 {{variable}} により、サインインがトークンを含めて暗号化されずに {{value}} に送られます。',
    cure: 'この環境変数を削除するか、https のアドレスを設定してください。',
  },
  'homes-differ': {
    message:
      'HOME（{{home}}）と USERPROFILE（{{userProfile}}）が異なるため、ツールによって AWS のファイルを探すフォルダーが違います。',
    cure: '環境変数 HOME を削除するか、同じフォルダーを設定してください。',
  },
  'environment-profile': {
    message: '環境変数 {{variable}} が設定されているため、指定がなければプロファイル {{value}} が使われます。',
    cure: '意図したものでなければ、この環境変数を削除してください。',
  },
  'environment-profile-missing': {
    message: '環境変数 {{variable}} が指すプロファイル「{{value}}」は存在しません。',
    cure: 'この環境変数を削除するか、存在するプロファイルを設定してください。',
  },
  'environment-keys': {
    message:
      '環境変数 {{variable}} が設定されているため、プロファイルの指定がなければサインインの代わりにそのキーが使われます。',
    cure: 'これらの環境変数を削除してください。',
  },
  'environment-file': {
    message: '環境変数 {{variable}} により、この変数を参照するツールはファイル {{value}} を使います。',
    cure: 'この環境変数を削除するか、すべてのプログラムで同じ絶対パスを設定してください。',
  },
  'environment-region': {
    message: '環境変数 {{variable}} が設定されているため、プロファイルのリージョンの代わりに {{value}} が使われます。',
    cure: 'プロファイルのリージョンを使う場合は、この環境変数を削除してください。',
  },
} as const satisfies Partial<FindingTexts>;
