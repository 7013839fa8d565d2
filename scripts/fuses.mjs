// @ts-check
/**
 * The fuses of Electron, each by its name, burnt into every package before it is signed. electron-builder's own list
 * (`electronFuses`) does not know all of them; this one fails where an Electron has a fuse that nobody has decided about.
 */
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/** @type {import('@electron/fuses').FuseConfig} */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Setting fuses breaks the signature that Electron comes with, and Apple silicon starts nothing with a broken one. A real
  // signature, where there is a certificate, comes later and takes its place.
  resetAdHocDarwinSignature: true,
  // ELECTRON_RUN_AS_NODE=1 would let any script run as Daypass, signed by its certificate and trusted as it is.
  [FuseV1Options.RunAsNode]: false,
  // The panel has no cookies; encrypting none would cost a keychain question on macOS.
  [FuseV1Options.EnableCookieEncryption]: false,
  // NODE_OPTIONS=--require=... would load foreign code into the process that holds the tokens.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // --inspect, or SIGUSR1, would open a debugger port on that process.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // A changed app.asar does not start (macOS and Windows; on Linux this has no effect).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // A folder `app` beside app.asar would otherwise be another way in, past the check above.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // For apps that bring a V8 snapshot of their own; there is none.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The panel comes from app://, no page from file://: these privileges would serve an attacker alone.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // How V8 guards the memory of WebAssembly: as Electron comes. Without it the same guard costs speed.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * electron-builder's `afterPack`: the app lies in its folder, and is not signed yet.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  const program =
    electronPlatformName === 'darwin'
      ? `${name}.app`
      : electronPlatformName === 'win32'
        ? `${name}.exe`
        : packager.config.linux?.executableName;
  if (!program) throw new Error(`Which program of ${electronPlatformName} has the fuses is not known`);
  await flipFuses(path.join(appOutDir, program), fuses);
}
