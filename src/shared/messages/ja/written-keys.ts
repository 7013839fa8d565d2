/** What is said of role credentials that Daypass keeps in the credentials file, in Japanese. */
import type { writtenKeys as english } from '../en/written-keys.ts';
import type { Localised } from '../localised.ts';

export const writtenKeys = {
  help: {
    keys: 'ほかに読み取る手段のないツールのために、ロールの認証情報を認証情報ファイルに保持',
    write: 'プロファイルのキーを専用のセクションに書き込む（Daypass アプリが実行中に更新）',
    as: 'セクションの名前（省略時はプロファイル名に -keys を付けたもの）',
    remove: 'プロファイルまたはセクションのキーを削除し、保持をやめる',
    removeAs: 'セクション',
    all: 'Daypass が保持しているものすべて',
    list: 'Daypass が保持しているセクションを一覧表示',
  },
  cli: {
    written:
      '{{profile}} のキーを {{file}} のセクション [{{section}}] に書き込みました（{{time}} まで有効）。Daypass アプリが実行中に更新し、サインアウト時とアプリの終了時に削除します。',
    removed: '[{{section}}] を削除しました。これらのキーは {{time}} まで AWS で有効です。',
    removedNone: '[{{section}}] の保持をやめました。キーは書き込まれていませんでした。',
    none: '認証情報ファイルに保持しているキーはありません。',
    absent: '現在はありません（次のサインイン後、Daypass アプリの実行中に書き込まれます）',
    until: '{{time}} まで',
    which: '--profile でプロファイルを、--as でセクションを、または --all ですべてを指定してください。',
    whichProfile: '--profile でプロファイルを指定してください。',
  },
  panel: {
    act: '認証情報ファイルのキー…',
    heading: '認証情報ファイルのキー',
    of: '{{file}} 内の {{profile}} のキー',
    why: 'サインインも credential_process も読み取れないツールのための機能です。ファイルやそのバックアップを読める人は、期限までキーを使えます。Daypass は実行中にキーを更新し、サインアウト時と終了時に削除します。',
    section: 'セクション',
    sectionHint:
      'ツールはこの名前のプロファイルとして使います。元のプロファイルと同じ名前にすると、キーとサインインのどちらが使われるかがツールによって異なるため、別の名前にします。',
    keep: '{{profile}} のキーをファイルに保持する',
    until: '[{{section}}] に {{time}} まで有効なキーがあり、その前に更新されます。',
    waiting: '現在ファイルにキーはありません。サインインすると書き込まれます。',
    tag: 'キー',
    tagHint: '認証情報ファイルにキーあり',
    signedOut: '先にサインインすると書き込めます。',
    ownSection: '{{profile}} のキー',
    remove: '{{profile}} のキーを認証情報ファイルから削除',
    words: 'アクセスキー 消す やめる けす あくせすきー',
  },
} satisfies Localised<typeof english>;
