/** What a person may type for a new session: the form says so at once, and the main process holds to it. */

/** Whether a new region has the form of AWS's regions; regions that do not exist yet included. */
export function isNewRegion(value: string): boolean {
  return value.length <= 63 && /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(value);
}

/** Whether every AWS SDK finds a section of this name (the narrowest are Rust's and Java's readers). */
export function isNewSessionName(value: string): boolean {
  return value.length <= 256 && /^[A-Za-z0-9_\-/.%@:+]+$/.test(value);
}
