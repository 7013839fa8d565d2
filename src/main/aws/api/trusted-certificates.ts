/** Where trusted certificates come from: Node's own, the file that AWS_CA_BUNDLE names, the system's store. */
import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import { problem } from '../../../shared/problems.ts';
import { readText } from '../../system/files.ts';
import { AwsFailure } from './failure.ts';

const pemBlock = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;

/**
 * What Node trusts by itself: Mozilla's list, and in the `daypass` command what `NODE_EXTRA_CA_CERTS` names, of which the packaged app
 * hears nothing (a fuse, scripts/fuses.mjs). As PEM, like all that follow.
 */
export function defaultCertificates(): readonly string[] {
  // Younger than much else in Node: absent before 22.15, and nothing that Electron promises.
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates;
}

/** By where the file is named: in the environment, or in the config file. */
type BundleProblem = 'ca-bundle-unreadable' | 'config-ca-bundle-unreadable';

/** Mozilla's list has 250 kB. */
const largestBundle = 8 * 1024 * 1024;
/** Between the certificates stands text in any encoding. */
const anyText = new TextDecoder('utf-8', { fatal: false });

/**
 * Throws `AwsFailure` with this code; `reason` is the system's code, also `EFBIG` for more than 8 MB and `ENXIO` for a
 * pipe, or `no-certificate`.
 */
export async function readBundle(file: string, code: BundleProblem): Promise<readonly string[]> {
  const read = await readText(file, largestBundle, anyText);
  if (read.kind !== 'text') throw unreadable(code, file, read.kind === 'missing' ? 'ENOENT' : read.reason);
  const certificates = read.text.match(pemBlock) ?? [];
  // One that is damaged is skipped, as OpenSSL does; with none at all the file is not what it is meant to be.
  if (!certificates.some(isCertificate)) throw unreadable(code, file, 'no-certificate');
  return certificates;
}

function unreadable(code: BundleProblem, file: string, reason: string): AwsFailure {
  return new AwsFailure('Connect', 'network', problem(code, { file, reason }, 'user'));
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

const systemSource = `
  const { parentPort } = require('node:worker_threads');
  const { getCACertificates } = require('node:tls');
  parentPort.postMessage(getCACertificates ? getCACertificates('system') : []);
`;

/**
 * The system's store: about 0.1 s on Linux, but 5 s to 2 minutes on a Mac that is managed or has many certificates, because
 * the system looks into the revocation of each (nodejs/node#63313, microsoft/vscode#333830). So it is read in a thread of
 * its own. Empty where that cannot be done.
 */
export async function readSystemStore(): Promise<readonly string[]> {
  const { promise, resolve } = Promise.withResolvers<readonly string[]>();
  const worker = new Worker(systemSource, { eval: true });
  worker.once('message', resolve);
  worker.once('error', () => resolve([]));
  worker.once('exit', () => resolve([]));
  worker.unref();
  return promise;
}
