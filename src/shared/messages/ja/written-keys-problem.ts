/** 認証情報ファイルにキーを保持できないときの文言（日本語）。 */
import type { ProblemTexts } from '../problem-texts.ts';

export const writtenKeysProblem = {
  'keys-section-taken': {
    message: '{{file}} の [{{section}}] は Daypass が作成したものではないか、後から変更されています。',
    action: '別の名前を選ぶか、このセクションを自分で削除してください。',
  },
  'keys-section-used': {
    message: 'セクション [{{section}}] には、すでにプロファイル {{profile}} のキーを保持しています。',
    action: '別の名前を選ぶか、先にそのキーをオフにしてください。',
  },
  'keys-name-taken': {
    message: 'AWS 設定に、独自の認証情報を持つプロファイル {{section}} があります。',
    action: 'どちらが使われるかはツールによって異なります。別の名前を選んでください。',
  },
  'keys-file-open': {
    message: 'このコンピューターのほかのユーザーが {{file}} を読み取れるため、キーを書き込みません。',
    action: 'AWS 設定の診断で権限を修正してから、もう一度お試しください。',
  },
  'keys-not-removed': {
    message: 'Daypass が作成したキーが {{file}} に残っています。',
    action: '[{{section}}] を自分で削除してください。',
  },
  'keys-not-written': {
    message: '{{name}} という名前で保持しているキーはありません。',
    action: '一覧は daypass keys list で表示できます。',
  },
  'keys-too-many': {
    message: '認証情報ファイルには、すでに {{most}} 件のプロファイルのキーを保持しています。',
    action: '不要になったものをオフにしてください。',
  },
} as const satisfies Partial<ProblemTexts>;
