/** Makes the secrets that the organisation issues, long and recognisable, and remembers them for canary searches. */
import { randomBytes, randomInt } from 'node:crypto';

export interface SecretMint {
  /** Every secret made so far. */
  readonly issued: readonly string[];
  accessToken(): string;
  refreshToken(): string;
  clientSecret(): string;
  deviceCode(): string;
  authorizationCode(): string;
  secretAccessKey(): string;
  sessionToken(): string;
  /** What a container registry takes; it is long, and base64. */
  registryPassword(): string;
  /** What package repositories take. */
  packageToken(): string;
  signinToken(): string;
}

/** URL-safe characters only: a secret then looks the same in a header, in JSON and in a URL, and one search finds it. */
export function randomText(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}

export function createMint(): SecretMint {
  const issued: string[] = [];
  const keep = (secret: string): string => {
    issued.push(secret);
    return secret;
  };
  return {
    issued,
    accessToken: () => keep(`aoaAAAAAG${randomText(240)}`),
    refreshToken: () => keep(`aorAAAAAG${randomText(240)}`),
    clientSecret: () =>
      keep(`eyJraWQiOiJrZXktMTU2NDAyODA5OSIsImFsZyI6IkhTMzg0In0.${randomText(400)}.${randomText(64)}`),
    deviceCode: () => keep(`devAAAAAG${randomText(80)}`),
    authorizationCode: () => keep(`codAAAAAG${randomText(120)}`),
    secretAccessKey: () => keep(`sak${randomText(37)}`),
    sessionToken: () => keep(`IQoJb3JpZ2luX2Vj${randomText(360)}`),
    registryPassword: () => keep(`eyJwYXlsb2FkIjoi${randomText(600)}`),
    packageToken: () => keep(`eyJ2ZXIiOjEsImlzdSI6${randomText(600)}`),
    signinToken: () => keep(`sgnAAAAAG${randomText(300)}`),
  };
}

/** Letters that cannot be mistaken for one another, in two groups, as on the real page. */
export function userCode(): string {
  const letters = 'BCDFGHJKLMNPQRSTVWXZ';
  const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return `${group()}-${group()}`;
}

/** An id of temporary credentials: ASIA and 16 capital letters or digits. */
export function accessKeyId(): string {
  const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return `ASIA${Array.from({ length: 16 }, () => characters[randomInt(characters.length)]).join('')}`;
}
