/** What the doctor finds, in Japanese. */
import type { FindingTexts } from '../finding-texts.ts';
import { chainFinding } from './chain-finding.ts';
import { machineFinding } from './machine-finding.ts';

export const finding = {
  ...chainFinding,
  ...machineFinding,
  'file-not-utf8': {
    message: '{{file}} に UTF-8 でない文字があるため、AWS CLI はファイル全体を読み取りません。',
    cure: 'エディターで UTF-8 として保存してください。それまでは Daypass もこのファイルを変更しません。',
  },
  'zero-bytes': {
    message: '{{file}} に、UTF-16 で保存したファイルのように値が 0 のバイトが含まれています。',
    cure: 'エディターで UTF-8 として保存してください。',
  },
  'file-not-read': {
    message: '{{file}} を読み取れません（{{reason}}）。AWS のツールはファイルがないものとして動くか、失敗します。',
    cure: 'あなたのユーザーが読み取れるファイルを置いてください。',
  },
  'byte-order-mark': {
    message:
      'ファイルの先頭に見えない文字（バイトオーダーマーク）があり、ファイル全体または最初のセクションが読み取られません。',
    cure: '見えない文字を取り除きます。',
  },
  'duplicate-section': {
    message: 'セクション [{{section}}] が複数回（{{lines}}行目）あるため、ファイル全体が読み取られません。',
    cure: '1つのセクションにまとめます。同じ設定が複数ある場合は最後のものを残します。',
  },
  'duplicate-key': {
    message: '[{{section}}] で「{{key}}」が複数回（{{lines}}行目）設定されているため、ファイル全体が読み取られません。',
    cure: '最後の行だけを残します。',
  },
  'unclosed-header': {
    message: '「{{text}}」の後に閉じ括弧がないため、ファイル全体が読み取られません。',
    cure: '名前の後に「]」を追加します。',
  },
  'not-a-setting': {
    message: '「{{text}}」は設定ではないため、ファイル全体が読み取られません。',
    cure: 'この行をコメントにするか、「名前 = 値」の形式で書き直します。',
  },
  'outside-section': {
    message: '「{{key}}」が最初のセクションより前にあるため、ファイル全体が読み取られません。',
    cure: 'この行をコメントにするか、本来のセクションの中に移動します。',
  },
  'file-refused': {
    message: 'この行が原因で、ファイル全体が読み取られません。',
    cure: 'この行を行頭から始まるコメントにします。',
  },
  'comment-in-value': {
    message: '[{{section}}] の「{{key}}」の後にあるコメントが、値の一部になっています。',
    cure: 'コメントを別の行に移します。',
  },
  'colon-delimiter': {
    message: '[{{section}}] の「{{key}}」では「=」の代わりにコロンが使われており、一部のツールで読み取れません。',
    cure: '「=」を使って書き直します。',
  },
  'upper-case-key': {
    message: '[{{section}}] の「{{key}}」は、設定名に大文字が含まれているため認識されません。',
    cure: '設定名を小文字で書き直します。',
  },
  'quoted-value': {
    message: '[{{section}}] の「{{key}}」を囲む引用符が、値の一部になっています。',
    cure: '引用符を取り除きます。',
  },
  'indented-key': {
    message: '[{{section}}] の「{{key}}」は字下げされているため、上の行の続きとして扱われます。',
    cure: 'セクションの各行を行頭から始めます。',
  },
  'invisible-character': {
    message: '[{{section}}] の「{{key}}」に、目に見えない文字（{{characters}}）が含まれています。',
    cure: 'この文字を取り除いて書き直します。',
  },
  'lone-quote': {
    message: '「{{key}}」の値が引用符1文字だけのため、Terraform などの Go 製ツールが異常終了します。',
    cure: 'この行をコメントにするか、引用符のない値を書きます。',
  },
  'carriage-return': {
    message: '一部のツールが改行とみなさない文字（単独のキャリッジリターン）で終わる行があります（{{lines}}行目）。',
    cure: 'これらの行を、ほかの行と同じ改行で終わらせます。',
  },
  'tools-disagree': {
    message: '[{{section}}] の「{{key}}」の値が、ツールによって異なって読み取られます（{{views}}）。',
    cure: '引用符や特殊な文字を使わず、行頭から「{{key}} = 値」の形式で書き直します。',
  },
  'section-not-seen': {
    message: '[{{section}}] の設定が、一部のツールでは読み取られません。',
    cure: 'セクションの各行を行頭から書き直します。',
  },
  'name-not-seen': {
    message: '[{{section}}] は、一部のツールではその名前で見つかりません。',
    cure: '半角の英数字とハイフンだけの名前に変えます。セッションの場合は、もう一度サインインが必要です。',
  },
  'odd-header': {
    message: '[{{section}}] は、一部のツールが認識できない書き方になっています。',
    cure: '名前を行頭から、引用符を使わず、種類を小文字で書き直します。',
  },
  'same-name-twice': {
    message: '[{{section}}] と {{line}}行目の [{{other}}] は、書き方が違うだけで同じ名前です。',
    cure: '1つのセクションにまとめます。同じ設定がある場合は後のものを残します。',
  },
  'shadowed-section': {
    message: '[{{section}}] は、{{line}}行目の [{{other}}] に隠されて使われません。',
    cure: '使われないセクションをコメントにします。',
  },
  'missing-prefix': {
    message: '[{{section}}] は、名前の前に「profile」がないため、プロファイルとして扱われません。',
    cure: '[profile {{section}}] と書き直します。',
  },
  'prefix-in-credentials': {
    message: '認証情報ファイルでは名前の前に「profile」を付けないため、[{{section}}] は見つかりません。',
    cure: '名前だけを書きます。',
  },
  'unknown-session': {
    message: 'プロファイル {{profile}} が使用するセッション {{session}} が、ファイルにありません。',
    cure: '既存のセッションを指定するか、不足しているセッションを追加します。',
  },
  'conflicting-keys': {
    message: 'プロファイル {{profile}} とセッション {{session}} とで、{{keys}} の値が異なります。',
    cure: 'プロファイルから {{keys}} を削除し、セッションの値を使います。',
  },
  'repeated-session-keys': {
    message: 'プロファイル {{profile}} に、セッション {{session}} と同じ {{keys}} があります。',
    cure: 'プロファイルから {{keys}} を削除します。',
  },
  'missing-key': {
    message: '[{{section}}] に {{key}} がありません。',
    cure: 'セクションに {{key}} を追加します。',
  },
  'legacy-form': {
    message: 'プロファイル {{profile}} は古い形式のため、サインインを自動更新できません。',
    cure: 'セッション形式に変換します。',
  },
  'missing-scope': {
    message: '[{{section}}] には、コードによるサインインの自動更新に必要なスコープがありません。',
    cure: 'スコープ sso:account:access を追加します。次回のサインインから有効になります。',
  },
  'missing-account-scope': {
    message:
      '[{{profile}}] はアカウントとロールを指定していますが、[{{section}}] のスコープではアカウントにアクセスできません。',
    cure: 'スコープ sso:account:access を追加します。次回のサインインから有効になります。',
  },
  'similar-start-urls': {
    message: '[{{section}}] と [{{other}}] の開始 URL は書き方だけが異なるため、それぞれサインインが必要になります。',
    cure: '開始 URL の書き方をそろえます。',
  },
  'bad-start-url': {
    message: '[{{section}}] の開始 URL「{{value}}」は https のアドレスではありません。',
    cure: 'sso_start_url を修正します（例: https://d-1234567890.awsapps.com/start）。',
  },
  'bad-region': {
    message: '[{{section}}] の {{key}} の値「{{value}}」は AWS リージョンではありません。',
    cure: 'リージョンを修正します（例: eu-west-1）。',
  },
  'unknown-region': {
    message: '[{{section}}] の {{key}} の値「{{value}}」は、Daypass が把握している AWS リージョンにありません。',
    cure: 'リージョンを確認してください。新しいリージョンであれば問題ありません。',
  },
  'other-region': {
    message: '[{{section}}] の sso_region は {{value}} ですが、同じ開始 URL には {{expected}} が使われています。',
    cure: 'この開始 URL を使うすべてのセクションで、組織の Identity Center のリージョンを指定します。',
  },
  'bad-account-id': {
    message: 'プロファイル {{profile}} のアカウント ID「{{value}}」が12桁ではありません。',
    cure: '先頭の 0 を含めて12桁で指定します。',
  },
  'role-not-assigned': {
    message:
      'プロファイル {{profile}} のアカウント {{accountId}} のロール {{roleName}} は、あなたに割り当てられていません。',
    cure: '割り当てられているロールを選ぶか、管理者に依頼してください。',
  },
  'account-not-assigned': {
    message: 'プロファイル {{profile}} が使うアカウント {{accountId}} には、あなたのロールがありません。',
    cure: 'プロファイルをコメントにするか、管理者にアクセス権を依頼してください。',
  },
  'static-keys-win': {
    message: 'プロファイル {{profile}} にはアクセスキーがあり、サインインの代わりに使われます。',
    cure: 'アクセスキーの行をコメントにします。',
  },
  'process-wins': {
    message: 'プロファイル {{profile}} には credential_process があり、サインインの代わりに使われます。',
    cure: 'この行をコメントにします。',
  },
} as const satisfies FindingTexts;
