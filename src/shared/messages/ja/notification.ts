/** What notifications say, in Japanese. macOS cuts a body after 256 bytes, about 80 of these characters. */
export const notification = {
  sessionEnded: {
    title: '{{session}}: セッション終了',
    body: 'セッションは {{time}} に終了しました。クリックしてサインインしてください。',
    bodyWithoutTime: 'セッションは終了しました。クリックしてサインインしてください。',
    bodyEndedByAws: 'セッションは AWS によって終了されました。クリックしてサインインしてください。',
  },
  signInNeeded: {
    title: '{{session}}: サインインが必要です',
    body: 'セッションは {{time}} に終了し、更新できません。クリックしてサインインしてください。',
  },
} as const;
