/** Answers that repeat what they were asked, secrets and all, in every way in which a text can end up in an error. */
import type { Asked, Change } from './interpreter.ts';

const bearer = ({ headers }: Asked): string => String(headers['x-amz-sso_bearer_token']);

/** The most secret thing in a request: a refresh token or code, else the client's secret. */
const secretIn = ({ body }: Asked): string | undefined =>
  (/"(?:refreshToken|code|deviceCode)":"([^"]+)"/.exec(body) ?? /"clientSecret":"([^"]+)"/.exec(body))?.[1];

const asJson = { 'content-type': 'application/json' };

export const echoes = {
  /** 500 with the whole request in it. */
  serverError: (_, asked) => {
    const text = JSON.stringify([asked.body, asked.headers]);
    return {
      status: 500,
      headers: asJson,
      body: JSON.stringify({ error: text, error_description: text, message: text }),
    };
  },
  /** 200 with the right answer, but for its end: no JSON. */
  cutOff: (answer) => ({ ...answer, body: answer.body.slice(0, -3) }),
  /** 200 with a page that shows request and answer. */
  page: (answer, { body, headers }) => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: `<h1>Not allowed</h1><pre>${body}\n${JSON.stringify(headers)}\n${answer.body}</pre>`,
  }),
  /** 400 with a secret in the place of the error's name, and everything in its description. */
  refusal: (answer, asked) => ({
    status: 400,
    headers: { ...asJson, 'x-amzn-errortype': secretIn(asked) ?? bearer(asked) },
    body: JSON.stringify({ error: secretIn(asked), error_description: asked.body, message: bearer(asked), answer }),
  }),
} as const satisfies Record<string, Change>;
