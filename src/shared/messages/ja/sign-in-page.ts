/** The page that the browser shows after it has answered Daypass, in Japanese. */
export const signInPage = {
  'signed-in': {
    title: 'Daypass',
    heading: 'このタブは閉じてかまいません',
    text: 'ブラウザでのサインインが完了しました。続きは Daypass が行います。',
  },
  refused: {
    title: 'Daypass',
    heading: 'サインインは完了しませんでした',
    text: 'このサインインは AWS で許可されませんでした。このタブを閉じて、Daypass からもう一度お試しください。',
  },
  'not-found': {
    title: 'Daypass',
    heading: 'このページは表示できません',
    text: 'このアドレスは Daypass のサインインを受け取るためのものです。このタブは閉じてかまいません。',
  },
} as const;
