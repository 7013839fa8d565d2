/** Where the SDK would send a call, worked out by the SDK itself. */

/** As much of a command's middleware stack as is needed here. */
interface Stack {
  add(
    middleware: () => (args: { readonly request?: unknown }) => Promise<unknown>,
    options: { readonly step: 'finalizeRequest'; readonly name: string; readonly priority: 'high' },
  ): void;
}

/**
 * Lets `send` build the request of `command` (region, partition, FIPS, dual-stack, endpoint variables, `[services]`
 * sections) and keeps it from being sent. Resolves with scheme and host.
 */
export async function endpointOf(
  command: { readonly middlewareStack: object },
  send: () => Promise<unknown>,
): Promise<URL> {
  let base: URL | undefined;
  // The clients' own types of a stack differ in their generics only, and cannot be named together.
  (command.middlewareStack as Stack).add(
    () =>
      async ({ request }) => {
        const { protocol, hostname, port } = request as { protocol: string; hostname: string; port?: number };
        base = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
        return { response: {}, output: { $metadata: {} } };
      },
    { step: 'finalizeRequest', name: 'daypassNeverSends', priority: 'high' },
  );
  await send();
  if (!base) throw new Error('The SDK resolved no endpoint');
  return base;
}
