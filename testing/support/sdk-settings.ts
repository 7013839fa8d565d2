/** Finds in the source of the installed AWS SDK what it can be told by the environment and by the files under `~/.aws`. */
import fs from 'node:fs';
import path from 'node:path';

/** The SDK's own scopes; all that the three clients could load lies in them. */
const scopes = ['@aws-sdk', '@smithy', '@aws'];

/** The text of each module that runs in Node. */
export function sdkSources(): readonly string[] {
  return scopes.flatMap((scope) => {
    const folder = path.join('node_modules', scope);
    return fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\bdist-es\b.*\.js$/.test(file) && !/\.(browser|native)\.js$/.test(file))
      .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
  });
}

/** Names of variables: as a text, or read off `env`. */
export function variablesRead(sources: readonly string[]): readonly string[] {
  const name = /["'`](_?(?:AWS|X_AMZN)_[A-Z0-9_]+)["'`]|\benv\??\.(\w+)/g;
  return sorted(sources.flatMap((text) => [...text.matchAll(name)].map(([, quoted, read]) => quoted ?? read ?? '')));
}

/** Keys of profiles: the texts with an underscore beside each selector, and what is read off `profile`. */
export function configKeysRead(sources: readonly string[]): readonly string[] {
  const key = /["'`]([a-z0-9]+(?:_[a-z0-9]+)+)["'`]|\bprofile\??\.([a-z_0-9]+)|_INI_NAME = ["'`](\w+)/g;
  const selecting = sources.filter((text) => text.includes('configFileSelector'));
  return sorted(
    selecting.flatMap((text) => [...text.matchAll(key)].map(([, quoted, read, ini]) => quoted ?? read ?? ini ?? '')),
  );
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
