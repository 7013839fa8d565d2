/** A container registry as docker meets it: it wants a name and a password, and has one image (OCI distribution specification). */
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ContainerRegistry extends AsyncDisposable {
  readonly url: string;
  /** `name:password` of each request that brought some. */
  readonly logins: readonly string[];
}

interface Blob {
  readonly type: string;
  readonly text: string;
  readonly digest: string;
}

const blob = (mediaType: string, value: object): Blob => {
  const text = JSON.stringify(value);
  return { type: mediaType, text, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` };
};
const kind = (name: string): string => `application/vnd.docker.${name}+json`;
const descriptor = ({ type, text, digest }: Blob) => ({ mediaType: type, size: Buffer.byteLength(text), digest });

const config = blob(kind('container.image.v1'), { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers' } });
const manifestType = kind('distribution.manifest.v2');
const image = blob(manifestType, {
  schemaVersion: 2,
  mediaType: manifestType,
  config: descriptor(config),
  layers: [],
});
const platform = { architecture: 'amd64', os: 'linux' };
const listType = kind('distribution.manifest.list.v2');
const list = blob(listType, {
  schemaVersion: 2,
  mediaType: listType,
  manifests: [{ ...descriptor(image), platform }],
});

/** `accepts`: of a password. */
export async function startRegistry(accepts: (password: string) => boolean): Promise<ContainerRegistry> {
  const logins: string[] = [];
  const server = http.createServer((request, response) => {
    const [, packed] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const login = packed === undefined ? null : Buffer.from(packed, 'base64').toString();
    if (login !== null) logins.push(login);
    if (login === null || !accepts(login.slice(login.indexOf(':') + 1))) {
      const realm = 'Basic realm="ECR",service="ecr.amazonaws.com"';
      response.writeHead(401, { 'WWW-Authenticate': realm, 'Docker-Distribution-Api-Version': 'registry/2.0' }).end();
      return;
    }
    const { type, text, digest } = [config, image].find((one) => request.url?.includes(one.digest)) ?? list;
    const headers = {
      'Content-Type': type,
      'Docker-Content-Digest': digest,
      'Content-Length': Buffer.byteLength(text),
    };
    response.writeHead(200, headers).end(request.method === 'HEAD' ? '' : text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    logins,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
