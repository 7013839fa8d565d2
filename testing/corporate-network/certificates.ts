/** Makes certificates for the tests of TLS: an authority, what it issues, and certificates that are wrong in one way. */
import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate and its private key, as PEM. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

export interface Authority extends Identity {
  /** A certificate for one host name, valid from yesterday on for 30 days unless said otherwise. */
  issue(hostName: string, validity?: Validity): Identity;
}

const day = 86_400_000;
const fromNow = (days: number): Date => new Date(Date.now() + days * day);
const usual: Validity = { from: fromNow(-1), to: fromNow(30) };

/** Over since yesterday, and not yet begun. */
export const over: Validity = { from: fromNow(-10), to: fromNow(-1) };
export const notYet: Validity = { from: fromNow(1), to: fromNow(30) };

/** A certificate authority as a company has its own. */
export function createAuthority(name: string): Authority {
  const own = createKey();
  const issuer = { name, key: own };
  return {
    ...certify({ subject: name, key: own, issuer, extensions: [authorityExtension], validity: usual }),
    issue: (hostName, validity = usual) => {
      const extensions = [hostNameExtension(hostName)];
      return certify({ subject: hostName, key: createKey(), issuer, extensions, validity });
    },
  };
}

/** A certificate for one host name that nobody but itself stands for. */
export function selfSigned(hostName: string): Identity {
  const key = createKey();
  const extensions = [hostNameExtension(hostName)];
  return certify({ subject: hostName, key, issuer: { name: hostName, key }, extensions, validity: usual });
}

const createKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;

interface Contents {
  readonly subject: string;
  readonly key: KeyObject;
  readonly issuer: { readonly name: string; readonly key: KeyObject };
  readonly extensions: readonly Buffer[];
  readonly validity: Validity;
}

/** RFC 5280, section 4.1. */
function certify({ subject, key, issuer, extensions, validity }: Contents): Identity {
  const toBeSigned = sequence(
    element(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ecdsaWithSha256,
    commonName(issuer.name),
    sequence(time(validity.from), time(validity.to)),
    commonName(subject),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', toBeSigned, issuer.key);
  const der = sequence(toBeSigned, ecdsaWithSha256, element(0x03, Buffer.of(0), signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** One value in DER: tag, length, content. */
function element(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), body]);
}

const sequence = (...content: readonly Buffer[]): Buffer => element(0x30, ...content);
const integer = (value: Buffer): Buffer => element(0x02, value);
const identifier = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'));
const text = (value: string): Buffer => element(0x0c, Buffer.from(value));
const commonName = (name: string): Buffer => sequence(element(0x31, sequence(identifier('550403'), text(name))));
const time = (at: Date): Buffer =>
  element(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}Z`));

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const extension = (hex: string, value: Buffer): Buffer => sequence(identifier(hex), element(0x04, value));
/** basicConstraints: this is an authority. */
const authorityExtension = extension('551d13', sequence(element(0x01, Buffer.of(0xff))));
/** subjectAltName: one DNS name. */
const hostNameExtension = (name: string): Buffer =>
  extension('551d11', sequence(element(0x82, Buffer.from(name, 'ascii'))));
