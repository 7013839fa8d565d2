/** JSON as Python's `json` module writes it, because the AWS CLI hashes such text and other tools compare such files. */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface PythonJsonStyle {
  /** `default` is `", "` and `": "`, `compact` has no blanks. */
  readonly separators: 'default' | 'compact';
  readonly sortKeys: boolean;
}

/** ECMAScript's "JSON.parse source text access": in V8 since 11.4, not yet in TypeScript's library. */
interface RawJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): JsonObject;
  isRawJSON(value: unknown): boolean;
}

const json = JSON as unknown as RawJson;

/**
 * Undefined if the text is not JSON, which includes a byte order mark and nesting too deep to be read. A number that
 * JavaScript cannot hold (`12345678901234567890`, `1.0`) becomes an opaque value that is written as it was read, so that
 * other tools' fields survive a rewrite.
 */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return json.parse(text, keepNumber) as JsonValue;
  } catch {
    return undefined;
  }
}

function keepNumber(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined && source !== String(value) ? json.rawJSON(source) : value;
}

/** Whether a value is an object with fields; arrays and numbers are not. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !json.isRawJSON(value);
}

/** A string that holds something: an empty one is of no more use than none (the JavaScript SDK refuses it). */
export function filled(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `json.dumps(value, sort_keys=…, separators=…)` with Python's default `ensure_ascii`. */
export function pythonJson(value: JsonValue, { separators, sortKeys }: PythonJsonStyle): string {
  const [comma, colon] = separators === 'default' ? [', ', ': '] : [',', ':'];
  const write = (part: JsonValue): string => {
    if (isArray(part)) return `[${part.map(write).join(comma)}]`;
    if (!isJsonObject(part)) return asciiJson(part);
    const keys = sortKeys ? Object.keys(part).sort(byCodePoint) : Object.keys(part);
    return `{${keys.map((key) => asciiJson(key) + colon + write(part[key] ?? null)).join(comma)}}`;
  };
  return write(value);
}

/** `Array.isArray` does not narrow readonly arrays out of a union. */
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** JSON.stringify escapes the same characters below U+0020 in the same way; Python also escapes all above U+007E. */
function asciiJson(value: JsonValue): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );
}

/** Python's order of strings: by code points, which is the order of their UTF-8 bytes; JavaScript's is by UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
