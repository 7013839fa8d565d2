/** What the doctor finds, in Japanese. */
import type { FindingTexts } from '../finding-texts.ts';
import { chainFinding } from './chain-finding.ts';
import { machineFinding } from './machine-finding.ts';
import { ownFinding } from './own-finding.ts';

export const finding = {
  ...chainFinding,
  ...machineFinding,
  ...ownFinding,
  'file-not-utf8': {
    message: '{{file}} が正しい UTF-8 ではないため、AWS CLI がファイル全体を読み込めません。',
    cure: 'エディターで UTF-8 として保存してください。それまでは Daypass もこのファイルを変更しません。',
  },
  'zero-bytes': {
    message: '{{file}} に、UTF-16 で保存したファイルのように値が 0 のバイトが含まれています。',
    cure: 'エディターで UTF-8 として保存してください。',
  },
  'file-not-read': {
    message: '{{file}} を読み取れません（{{reason}}）。AWS ツールはこのファイルを無視するか、失敗します。',
    cure: '読み取れるファイルに置き換えてください。',
  },
  'byte-order-mark': {
    message: 'ファイルの先頭に見えないバイトオーダーマークがあり、ファイル全体または最初のセクションが隠れています。',
    cure: 'バイトオーダーマークを削除します。',
  },
  'duplicate-section': {
    message: '[{{section}}] が複数あるため（{{lines}} 行目）、AWS ツールがファイル全体を読み込めません。',
    cure: '1 つにまとめます。同じ設定は最後のものを残します。',
  },
  'duplicate-key': {
    message:
      '[{{section}}] で「{{key}}」が複数回設定されているため（{{lines}} 行目）、AWS ツールがファイル全体を読み込めません。',
    cure: '最後の行だけを残します。',
  },
  'unclosed-header': {
    message: '「{{text}}」の後に閉じ括弧がないため、AWS ツールがファイル全体を読み込めません。',
    cure: '「]」を追加します。',
  },
  'not-a-setting': {
    message: '「{{text}}」は設定ではないため、AWS ツールがファイル全体を読み込めません。',
    cure: 'この行をコメントアウトするか、「名前 = 値」の形式で書き直します。',
  },
  'outside-section': {
    message: '「{{key}}」が最初のセクションより前にあるため、AWS ツールがファイル全体を読み込めません。',
    cure: 'この行をコメントアウトするか、本来のセクションに移します。',
  },
  'file-refused': {
    message: 'この行が原因で、AWS ツールがファイル全体を読み込めません。',
    cure: 'この行をコメントアウトします。',
  },
  'comment-in-value': {
    message: '[{{section}}] の「{{key}}」の後にあるコメントが、値の一部になっています。',
    cure: 'コメントを別の行に移します。',
  },
  'colon-delimiter': {
    message: '[{{section}}] の「{{key}}」では「=」の代わりにコロンが使われており、一部のツールで読み取れません。',
    cure: '「=」を使います。',
  },
  'upper-case-key': {
    message: '[{{section}}] の「{{key}}」は、大文字が含まれているため無視されます。',
    cure: '小文字にします。',
  },
  'quoted-value': {
    message: '[{{section}}] の「{{key}}」を囲む引用符が、値の一部になっています。',
    cure: '引用符を削除します。',
  },
  'indented-key': {
    message: '[{{section}}] の「{{key}}」は字下げされているため、上の行の続きとして扱われます。',
    cure: '字下げをなくします。',
  },
  'invisible-character': {
    message: '[{{section}}] の「{{key}}」に、目に見えない文字（{{characters}}）が含まれています。',
    cure: 'この文字を取り除いて書き直します。',
  },
  'lone-quote': {
    message: '「{{key}}」の値が引用符 1 文字だけのため、Terraform などの Go 製ツールが異常終了します。',
    cure: 'この行をコメントアウトするか、引用符のない値にします。',
  },
  'carriage-return': {
    message: 'キャリッジリターンだけで終わる行があり、一部のツールが改行とみなしません（{{lines}} 行目）。',
    cure: 'ほかの行と同じ改行にします。',
  },
  'tools-disagree': {
    message: '[{{section}}] の「{{key}}」の値は、ツールによって読み取り方が異なります（{{views}}）。',
    cure: '引用符や特殊な文字を使わず、行頭から「{{key}} = 値」の形式で書き直します。',
  },
  'section-not-seen': {
    message: '[{{section}}] の設定が、一部のツールでは読み取られません。',
    cure: 'セクションの各行を行頭から書き直します。',
  },
  'name-not-seen': {
    message: '[{{section}}] は、一部のツールではその名前で見つかりません。',
    cure: '半角の英数字とハイフンだけの名前に変えます。セッションの名前を変えた場合は、再サインインが必要です。',
  },
  'odd-header': {
    message: '[{{section}}] は、一部のツールが認識できない書き方になっています。',
    cure: '名前を行頭から、引用符を使わず、種類を小文字で書き直します。',
  },
  'same-name-twice': {
    message: '[{{section}}] と {{line}} 行目の [{{other}}] は、書き方が違うだけで同じ名前です。',
    cure: '1 つにまとめます。同じ設定は後のものを残します。',
  },
  'shadowed-section': {
    message: '{{line}} 行目の [{{other}}] が優先されるため、[{{section}}] は使われません。',
    cure: '使われないセクションをコメントアウトします。',
  },
  'misspelled-session': {
    message: '[{{section}}] は、種類の綴りが違うため、どのツールにもセッションとして読み取られません。',
    cure: '[sso-session {{name}}] と書き直します。',
  },
  'missing-prefix': {
    message: '[{{section}}] は、名前の前に「profile」がないため、プロファイルとして扱われません。',
    cure: '[profile {{section}}] と書き直します。',
  },
  'prefix-in-credentials': {
    message: '認証情報ファイルでは名前の前に「profile」を付けないため、[{{section}}] は見つかりません。',
    cure: '「profile」を削除します。',
  },
  'unknown-session': {
    message: 'プロファイル {{profile}} が使うセッション {{session}} がありません。',
    cure: '既存のセッションを選ぶか、セッションを追加します。',
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
    message: 'プロファイル {{profile}} はレガシー設定のため、自動更新できません。',
    cure: 'sso-session に変換します。',
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
    message: '[{{section}}] の開始 URL「{{value}}」は https の URL ではありません。',
    cure: 'sso_start_url を修正します（例: https://d-1234567890.awsapps.com/start）。',
  },
  'bad-region': {
    message: '[{{section}}] の {{key}} の値「{{value}}」は AWS リージョンではありません。',
    cure: 'リージョンを修正します（例: eu-west-1）。',
  },
  'unknown-region': {
    message: '[{{section}}] の {{key}} の値「{{value}}」は、Daypass が認識しないリージョンです。',
    cure: 'リージョンを確認してください。新しいリージョンであれば問題ありません。',
  },
  'other-region': {
    message:
      '[{{section}}] の sso_region は {{value}} ですが、同じ開始 URL のほかのセクションでは {{expected}} が使われています。',
    cure: 'この開始 URL を使うすべてのセクションで、組織の Identity Center のリージョンを指定します。',
  },
  'bad-account-id': {
    message: 'プロファイル {{profile}} のアカウント ID「{{value}}」が 12 桁ではありません。',
    cure: '先頭の 0 を含む 12 桁を入力します。',
  },
  'role-not-assigned': {
    message: 'アカウント {{accountId}} のロール {{roleName}}（プロファイル {{profile}}）は割り当てられていません。',
    cure: '割り当てられているロールを選ぶか、AWS の管理者に依頼してください。',
  },
  'account-not-assigned': {
    message: 'プロファイル {{profile}} が使うアカウント {{accountId}} には、使えるロールがありません。',
    cure: 'プロファイルをコメントアウトするか、AWS の管理者にアクセス権を依頼してください。',
  },
  'static-keys-win': {
    message: 'プロファイル {{profile}} にはアクセスキーがあり、サインインの代わりに使われます。',
    cure: 'アクセスキーの行をコメントアウトします。',
  },
  'process-wins': {
    message: 'プロファイル {{profile}} には credential_process があり、サインインの代わりに使われます。',
    cure: 'この行をコメントアウトします。',
  },
} as const satisfies FindingTexts;
