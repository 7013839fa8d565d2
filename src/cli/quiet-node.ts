/**
 * What Node tells of its own work where NODE_DEBUG asks for it has bearer tokens in it. Node reads that variable before any line of this
 * command, and prints through the stream's own method, which it looks up each time.
 */

/** To be called before the first connection. What the command itself says goes on. */
export function quietNode(
  { env, pid }: Pick<NodeJS.Process, 'env' | 'pid'>,
  stderr: Pick<NodeJS.WriteStream, 'write'>,
): void {
  if (!Object.keys(env).some((name) => /^NODE_DEBUG$/i.test(name))) return;
  // Its part of Node, and this process, in colors at a terminal.
  const ofNode = new RegExp(String.raw`^[A-Z0-9_]+ (?:\u001B\[\d+m)?${pid}(?:\u001B\[\d+m)?: `);
  const write = stderr.write.bind(stderr) as (...args: readonly unknown[]) => boolean;
  stderr.write = (...args: readonly unknown[]) => (ofNode.test(String(args[0])) ? true : write(...args));
}
