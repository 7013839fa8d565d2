/** Makes one line of the log of whatever it is given: never longer than a limit, never more than a line, never an exception. */
import { redact } from './redact.ts';

/** Bytes in UTF-8. No message, stack trace or list of paths says more in more than that. */
export const longestLine = 10 * 1024;

/** How far an error's causes are followed; each is told once, so that a circle ends. */
const mostErrors = 4;

/** Of one detail, in all its depth. */
const mostValues = 200;

/** `message` with its details, without secrets. */
export function logLine(
  start: string,
  message: string,
  details: Readonly<Record<string, unknown>> | undefined,
): string {
  const described = details ? ` ${describe(details)}` : '';
  // Cut before anything is searched: the work that a line makes must not depend on who wrote it.
  return cut(plain(oneLine(redact(cut(`${start} ${cut(message)}${described}`)))));
}

function describe(details: Readonly<Record<string, unknown>>): string {
  try {
    return Object.entries(details)
      .map(([name, value]) => `${name}=${asText(value)}`)
      .join(' ');
  } catch {
    // A getter that throws.
    return '[details]';
  }
}

/** Never throws: a log line must not be the end of what it tells about. */
function asText(value: unknown): string {
  try {
    if (value instanceof Error) return errorText(value);
    const values = { left: mostValues };
    const text = JSON.stringify(value, (_name, inner: unknown) => (values.left-- > 0 ? short(inner) : undefined));
    return text ?? (typeof value === 'function' ? '[function]' : String(value));
  } catch {
    return `[${typeof value}]`;
  }
}

function short(value: unknown): unknown {
  if (Array.isArray(value) && value.length > mostValues) return [...value.slice(0, mostValues), '…'];
  return typeof value === 'string' ? cut(value) : value;
}

/** The stack, and what caused it: `fetch failed` says nothing without. */
function errorText(error: Error): string {
  const told = new Set<unknown>();
  const parts: string[] = [];
  const tell = (cause: unknown): void => {
    if (told.size >= mostErrors || told.has(cause) || cause === undefined || cause === null) return;
    told.add(cause);
    parts.push(cause instanceof Error ? stackOf(cause) : asText(cause));
    if (!(cause instanceof Error)) return;
    tell(property(cause, 'cause'));
    const others = property(cause, 'errors');
    if (Array.isArray(others)) others.slice(0, mostErrors).forEach(tell);
  };
  tell(error);
  return parts.join(' [cause] ');
}

function stackOf(error: Error): string {
  for (const name of ['stack', 'message', 'name']) {
    const text = property(error, name);
    if (typeof text === 'string' && text !== '') return cut(text);
  }
  return '[error]';
}

/** Undefined where reading it throws. */
function property(of: object, name: string): unknown {
  try {
    return Reflect.get(of, name);
  } catch {
    return undefined;
  }
}

/** At most the longest line's bytes; a word that the cut goes through goes with it, as it may be a part of a secret. */
function cut(text: string): string {
  if (text.length * 3 <= longestLine || Buffer.byteLength(text) <= longestLine) return text;
  const room = Buffer.alloc(longestLine - 4);
  const { read } = new TextEncoder().encodeInto(text.slice(0, longestLine), room);
  let end = read;
  while (end > read - 100 && /[\w+/=.-]/.test(text[end - 1] ?? ' ')) end--;
  return `${text.slice(0, end)} …`;
}

/** A stack trace on one line; a message from elsewhere cannot pretend to be a line of the log. */
function oneLine(text: string): string {
  return text
    .split(/[\r\n\u2028\u2029\u0085\v\f]+/)
    .map((line) => line.trim())
    .join(' | ');
}

/** Without what terminals obey and what no eye sees: control characters, separators, marks of direction, half characters. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
