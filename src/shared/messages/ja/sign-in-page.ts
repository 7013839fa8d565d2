/** The page that the browser shows after it has answered Daypass, in Japanese. */
export const signInPage = {
  'signed-in': {
    title: 'Daypass',
    heading: 'このタブを閉じてください',
    text: 'サインインを Daypass で完了しています。',
  },
  refused: {
    title: 'Daypass',
    heading: 'サインインに失敗しました',
    text: 'AWS がこのサインインを拒否しました。このタブを閉じて、Daypass でもう一度お試しください。',
  },
  'not-found': {
    title: 'Daypass',
    heading: '表示するものはありません',
    text: 'Daypass がサインインを受け取るためのアドレスです。このタブを閉じてください。',
  },
} as const;
