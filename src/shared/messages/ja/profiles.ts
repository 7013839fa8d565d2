/** What is said while profiles are made from roles, moved to a session, or taken back; in Japanese. */
import type { profiles as english } from '../en/profiles.ts';
import type { Localised } from '../localised.ts';

export const profiles = {
  create: 'プロファイルを作成',
  createFor: '{{session}} のプロファイルを作成',
  file: '{{file}} に保存し、すべての AWS ツールで使えるようにします。',

  choose: {
    all_other: '{{count}} 件すべて選択',
    none: '選択を解除',
    chosen_other: '{{count}} 件を選択中',
    has: 'プロファイル {{profile}}',
    allHave: 'ここにあるロールには、すべてプロファイルがあります。',
    first: '先にロールを 1 つ以上選択してください。',
    most: '一度に追加できるのは {{most}} 件までです。先に追加してから、残りを選んでください。',
    gone_other: 'Daypass が作成したプロファイルのうち {{count}} 件は、ロールがなくなっています。',
    review: '確認',
    next: '次へ',
  },

  name: {
    template: 'プロファイル名の形式',
    fields: '使える項目: {{fields}}',
    example: '例: {{name}}',
    unknown: '{{fields}} は使えません。',
    same: 'このままでは、すべてのプロファイルが同じ名前になります。',
    letterCase: '大文字と小文字',
    letterCases: { 'as-is': 'そのまま', lower: '小文字', upper: '大文字' },
    separator: '空白や記号の置き換え',
    region: 'デフォルトのリージョン',
    regionHint: 'コマンドで指定がないときに使われます（省略可）。',
    output: 'AWS CLI の出力形式',
    outputUsual: '指定しない',
    more: '詳細オプション',
  },

  plan: {
    new_other: '新しいプロファイル {{count}} 件',
    exists_other: '{{count}} 件のロールには、すでにプロファイルがあります。',
    replaced: '名前の中で置き換えた文字: {{characters}}',
    clash_other: '{{count}} 件は名前が重複するため追加しません。',
    sameName: '{{account}} の {{role}}: ほかのロールも {{name}} になります',
    taken: '{{account}} の {{role}}: 別のプロファイル {{name}} があります',
    rename: '{{name}} のように、重複しない名前にする',
    renamed_other: '{{count}} 件を重複しない名前にしました。',
    invalid_other: '{{count}} 件は名前が使えないため追加しません。',
    why: {
      empty: '{{account}} の {{role}}: 名前に使える文字がありません',
      'too-long': '{{account}} の {{role}}: 名前が長すぎます',
      'role-name': '{{account}} の {{role}}: AWS ツールが読み取れないロール名です',
      reserved: '{{account}} の {{role}}: {{name}} を別の意味に解釈するツールがあります',
    },
    more_other: 'ほか {{count}} 件',
    remove: 'ロールのなくなったプロファイルを削除',
    removeHint: 'Daypass が作成したものです。それ以外を削除することはありません。',
    byHand: '手動で変更あり',
    usedBy: '{{profiles}} が使用中',
    nothing: '変更はありません',
    preparing: 'プレビューを準備しています…',
    write_other: '{{count}} 件のプロファイルを追加',
    apply: '変更を適用',
  },

  diff: {
    heading: '{{file}} の変更内容',
    added_other: '{{count}} 行追加',
    removed_other: '{{count}} 行削除',
    line: '{{line}} 行目',
  },

  done: {
    written_other: '{{count}} 件のプロファイルを追加しました。',
    removed_other: '{{count}} 件のプロファイルを削除しました。',
    use: 'ターミナルで次のように使えます:',
    copy: '--profile {{name}} をコピー',
    close: '完了',
  },

  convert: {
    offer: '自動更新を有効にする…',
    title: 'sso-session に変換',
    why: 'AWS が自動更新するのは sso-session を使うサインインだけです。変換すると自動更新され、ほかの設定は変わりません。',
    after: '変換後に、再サインインしてください。',
    profiles: 'プロファイル',
    to: 'セッション {{session}} へ',
    stays: {
      'missing-key': '変換しません: 開始 URL またはリージョンがありません',
      'bad-value': '変換しません: 開始 URL またはリージョンが使えません',
      'default-section': '変換しません: セッションの設定が [DEFAULT] セクションにあります',
    },
    submit_other: '{{count}} 件のプロファイルを変換',
    done_other: '{{count}} 件のプロファイルを変換しました。再サインインすると、以後は自動更新されます。',
    undo: '元に戻す',
  },

  restore: {
    title: 'バックアップを復元',
    backup: 'バックアップ: {{file}}',
    warning: 'このバックアップ以降の変更は、ほかのプログラムによるものも含めてすべて取り消されます。',
    kept: '現在の内容は {{file}} に保存されます。',
    submit: '復元',
    done: 'バックアップを復元しました。',
    same: 'ファイルの内容はバックアップと同じです。',
  },
} satisfies Localised<typeof english>;
