/** What notifications say, in Japanese. macOS cuts a body after 256 bytes, about 80 of these characters. */
export const notification = {
  sessionEnded: {
    title: '{{session}}: セッション終了',
    body: 'セッションは {{time}} に終了しました。クリックしてサインインしてください。',
    bodyWithoutTime: 'セッションは終了しました。クリックしてサインインしてください。',
    bodyEndedByAws: 'セッションは AWS によって終了されました。クリックしてサインインしてください。',
  },
  severalEnded: {
    title_other: '{{count}} 件のセッションが終了しました',
    one: '{{session}}（{{time}}）',
    more_other: 'ほか {{count}} 件',
    click: 'クリックして確認してください。',
  },
  endsSoon: {
    title: '{{session}}: {{time}} に終了します',
    body: 'クリックすると今すぐ更新できます。新しいセッションができるまでサインインは続きます。',
  },
  endsAbout: {
    title: '{{session}}: {{time}} ごろに終了する見込みです',
    body: 'これまでの長さからの推定です。クリックすると今すぐ更新できます。',
  },
  renewalFailing: {
    title: '{{session}}: 更新できていません',
    body: 'セッションは {{time}} まで使えます。更新を続けて試しています。クリックして理由を確認できます。',
    bodyOver: '{{time}} からセッションを使えません。更新を続けて試しています。クリックして理由を確認できます。',
  },
  signedOutElsewhere: {
    title: '{{session}}: ほかのプログラムによるサインアウト',
    body: '保存されたサインインが削除されました。クリックしてサインインしてください。',
  },
  noTray: {
    title: 'Daypass はアイコンなしで動作しています',
    body: 'このデスクトップにはトレイアイコンが表示されません。GNOME では拡張機能 AppIndicator で表示できます。クリックすると Daypass が開きます。',
  },
  signInNeeded: {
    title: '{{session}}: サインインが必要です',
    body: 'セッションは {{time}} に終了し、更新できません。クリックしてサインインしてください。',
  },
} as const;
