/** What notifications say, in Japanese. macOS cuts a body after 256 bytes, about 80 of these characters. */
export const notification = {
  sessionEnded: {
    title: '{{session}}: セッションの期限切れ',
    body: '{{time}} に有効期限が切れました。クリックすると再サインインできます。',
    bodyWithoutTime: '有効期限が切れました。クリックすると再サインインできます。',
    bodyEndedByAws: 'AWS がセッションを終了しました。クリックすると再サインインできます。',
  },
  severalEnded: {
    title_other: '{{count}} 件のセッションが期限切れです',
    one: '{{session}}（{{time}}）',
    more_other: 'ほか {{count}} 件',
    click: 'クリックすると表示します。',
  },
  afterQuiet: { title_other: '通知オフの間に {{count}} 件の通知があります' },
  endsSoon: {
    title: '{{session}}: {{time}} に期限切れ',
    body: 'クリックすると再サインインできます。その間も今のサインインは使えます。',
  },
  endsAbout: {
    title: '{{session}}: {{time}} ごろに期限切れの見込み',
    body: '過去のセッションからの推定です。クリックすると再サインインできます。',
  },
  renewalFailing: {
    title: '{{session}}: 更新できていません',
    body: '{{time}} まで有効で、更新を再試行しています。クリックすると詳細を表示します。',
    bodyOver: '{{time}} に期限が切れ、更新を再試行しています。クリックすると詳細を表示します。',
  },
  signedOutElsewhere: {
    title: '{{session}}: ほかのプログラムによるサインアウト',
    body: '保存されたサインインが削除されました。クリックしてサインインしてください。',
  },
  noTray: {
    title: 'Daypass はアイコンなしで動作しています',
    body: 'トレイアイコンが表示されません（GNOME では拡張機能 AppIndicator が必要です）。クリックすると Daypass が開きます。',
  },
  signInNeeded: {
    title: '{{session}}: サインインが必要です',
    body: '{{time}} に期限が切れ、自動更新できません。クリックしてサインインしてください。',
  },
} as const;
