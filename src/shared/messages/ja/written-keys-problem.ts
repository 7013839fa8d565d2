/** 認証情報ファイルにキーを保持できないときの文言（日本語）。 */
import type { ProblemTexts } from '../problem-texts.ts';

export const writtenKeysProblem = {
  'keys-section-taken': {
    message:
      '{{file}} に、Daypass が書き込んだものではない、または書き込み後に変更されたセクション [{{section}}] があります。',
    action: 'Daypass はこのセクションを変更しません。別の名前を選ぶか、セクションをご自身で削除してください。',
  },
  'keys-section-used': {
    message: 'セクション [{{section}}] には、すでにプロファイル {{profile}} のキーを保持しています。',
    action: '別の名前を選ぶか、先にそのキーをオフにしてください。',
  },
  'keys-name-taken': {
    message: 'AWS 設定ファイルに、独自の認証情報を持つプロファイル {{section}} があります。',
    action: 'どちらが使われるかはツールによって異なります。別の名前を選んでください。',
  },
  'keys-file-open': {
    message: 'このコンピューターのほかのユーザーが {{file}} を読み取れるため、キーを書き込みません。',
    action: 'AWS ファイルのチェックでアクセス権を修正してから、もう一度お試しください。',
  },
  'keys-not-removed': {
    message: 'Daypass が書き込んだキーが {{file}} に残っています。',
    action: 'セクション [{{section}}] をご自身で削除してください。',
  },
  'keys-not-written': {
    message: '{{name}} という名前で保持しているキーはありません。',
    action: 'daypass keys list で一覧を表示します。',
  },
  'keys-too-many': {
    message: '認証情報ファイルには、すでに {{most}} 件のプロファイルのキーを保持しています。',
    action: '不要になったものをオフにしてください。',
  },
} as const satisfies Partial<ProblemTexts>;
