/** A request as Electron makes it, with Node's client: without redirects by itself, and with its question for a password. */
import http from 'node:http';
import https from 'node:https';

/**
 * An answer that asks for a name and a password is held back for whoever listens for that, until they answer; without a listener, or
 * with an empty answer, it comes as it is (`login` of Electron's ClientRequest).
 */
export function electronRequest(options: http.RequestOptions): http.ClientRequest {
  const asked = (options.protocol === 'https:' ? https : http).request(options);
  const { emit } = asked;
  asked.emit = (event: string, ...args: unknown[]) => {
    // Electron's have none, so a time limit that is set on it never ends one.
    if (event === 'socket') return false;
    const pass = (): boolean => emit.call(asked, event, ...args);
    const { statusCode } = (event === 'response' ? args[0] : {}) as http.IncomingMessage;
    const isAsking = statusCode === 401 || statusCode === 407;
    if (!isAsking || asked.listenerCount('login') === 0) return pass();
    const answer = (name?: string): void => {
      if (name) throw new Error('Nobody has taught this request to sign in');
      pass();
    };
    return emit.call(asked, 'login', { isProxy: statusCode === 407 }, answer);
  };
  return asked;
}
