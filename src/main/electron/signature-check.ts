/**
 * electron-updater's check of a Windows package's signature, without its way out: where PowerShell, which does the checking, cannot be
 * run, as under the rules of some companies, the library says so to its logger and lets any file pass.
 */

/** The library's form: null, or why the file is refused. */
export type VerifySignature = (publisherNames: string[], file: string) => Promise<string | null>;

export interface SignatureCheck {
  /** To be given to the library: what it says while it checks shows whether it has. */
  readonly logger: Record<'info' | 'warn' | 'error', (said?: unknown) => void>;
  /** `verify`, which writes to that logger, and a refusal where it has let a file pass that it has not looked at. */
  readonly strict: (verify: VerifySignature) => VerifySignature;
}

export function createSignatureCheck(): SignatureCheck {
  let said: string[] = [];
  const hear = (one: unknown): void => void said.push(String(one));
  return {
    logger: { info: hear, warn: hear, error: () => {} },
    strict: (verify) => async (publisherNames, file) => {
      said = [];
      const refusal = await verify(publisherNames, file);
      // It names the file that the system's answer is about only after a valid signature; other words than these count as none.
      const isChecked = said.some((one) => one.startsWith('LiteralPath: '));
      const isIgnored = said.some((one) => one.includes('Ignoring signature validation'));
      return refusal ?? (isChecked && !isIgnored ? null : 'its signature could not be checked');
    },
  };
}
