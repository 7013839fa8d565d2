// @ts-check
/** The texts of channels.mjs, one function a channel: each returns its files by their paths. */

/** @typedef {import('./channels.mjs').Release} Release @typedef {Readonly<Record<string, string>>} Files */

const about = 'Stay signed in to AWS IAM Identity Center from the tray';
const home = 'https://daypass.app';
const repository = 'https://github.com/daypass-app/daypass';

/** @param {Release} release @returns {Files} */
export function homebrew({ version, files: { dmgArm, dmgIntel } }) {
  const text = `cask "daypass" do
  arch arm: "arm64", intel: "x64"

  version "${version}"
  sha256 arm:   "${dmgArm.sha256}",
         intel: "${dmgIntel.sha256}"

  url "${repository}/releases/download/v#{version}/Daypass-#{version}-#{arch}.dmg",
      verified: "github.com/daypass-app/daypass/"
  name "Daypass"
  desc "${about}"
  homepage "${home}"

  auto_updates true

  app "Daypass.app"
  binary "#{appdir}/Daypass.app/Contents/Resources/command/daypass"

  uninstall quit: "app.daypass.desktop"

  zap trash: [
    "~/Library/Application Support/Daypass",
    "~/Library/Caches/app.daypass.desktop",
    "~/Library/Caches/app.daypass.desktop.ShipIt",
    "~/Library/Caches/daypass-updater",
    "~/Library/HTTPStorages/app.daypass.desktop",
    "~/Library/Preferences/app.daypass.desktop.plist",
    "~/Library/Saved Application State/app.daypass.desktop.savedState",
  ]
end
`;
  return { 'homebrew/daypass.rb': text };
}

/** @param {Release} release @returns {Files} */
export function winget({ version, files: { setup, msi } }) {
  const id = 'Daypass.Daypass';
  const folder = `winget/manifests/d/Daypass/Daypass/${version}`;
  const head = (/** @type {string} */ kind) =>
    `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${kind}.1.10.0.schema.json\nPackageIdentifier: ${id}\nPackageVersion: ${version}\n`;
  const foot = (/** @type {string} */ kind) => `ManifestType: ${kind}\nManifestVersion: 1.10.0\n`;
  const installer = (/** @type {string[]} */ ...lines) => `  - ${lines.join('\n    ')}\n`;
  return {
    [`${folder}/${id}.yaml`]: `${head('version')}DefaultLocale: en-US\n${foot('version')}`,
    [`${folder}/${id}.installer.yaml`]: `${head('installer')}Installers:
${installer('Architecture: x64', 'InstallerType: nullsoft', 'Scope: user', `InstallerUrl: ${setup.url}`, `InstallerSha256: ${setup.sha256.toUpperCase()}`)}${installer(
      'Architecture: x64',
      'InstallerType: wix',
      'Scope: machine',
      `InstallerUrl: ${msi.url}`,
      `InstallerSha256: ${msi.sha256.toUpperCase()}`,
    )}${foot('installer')}`,
    [`${folder}/${id}.locale.en-US.yaml`]: `${head('defaultLocale')}PackageLocale: en-US
Publisher: The Daypass developers
PublisherUrl: ${repository}
PackageName: Daypass
PackageUrl: ${home}
License: MIT
LicenseUrl: ${repository}/blob/v${version}/LICENSE
ShortDescription: ${about}
ReleaseNotesUrl: ${repository}/releases/tag/v${version}
${foot('defaultLocale')}`,
  };
}

/** The setup is unpacked, not run: Scoop keeps its programs itself. @param {Release} release @returns {Files} */
export function scoop({ version, files: { setup } }) {
  const manifest = {
    version,
    description: about,
    homepage: home,
    license: 'MIT',
    architecture: {
      '64bit': {
        url: `${setup.url}#/dl.7z`,
        hash: setup.sha256,
        pre_install: [
          'Expand-7zipArchive "$dir\\$PLUGINSDIR\\app-64.7z" "$dir"',
          'Remove-Item "$dir\\`$PLUGINSDIR", "$dir\\Uninstall*" -Force -Recurse',
        ].map((line) => line.replace('\\$PLUGINSDIR\\app', '\\`$PLUGINSDIR\\app')),
      },
    },
    bin: 'resources\\command\\daypass.cmd',
    shortcuts: [['Daypass.exe', 'Daypass']],
    checkver: { github: repository },
    autoupdate: {
      architecture: { '64bit': { url: `${repository}/releases/download/v$version/Daypass-$version-setup.exe#/dl.7z` } },
    },
  };
  return { 'scoop/daypass.json': `${JSON.stringify(manifest, null, 4)}\n` };
}

/** @param {Release} release @returns {Files} */
export function aur({ version, files: { deb } }) {
  const needs = ['alsa-lib', 'at-spi2-core', 'glib2', 'gtk3', 'libnotify', 'libsecret', 'nss'];
  const source = `${repository}/releases/download/v\${pkgver}/daypass_\${pkgver}_amd64.deb`;
  const build = `# Maintainer: The Daypass developers
pkgname=daypass-bin
pkgver=${version}
pkgrel=1
pkgdesc='${about}'
arch=('x86_64')
url='${home}'
license=('MIT')
depends=(${needs.map((name) => `'${name}'`).join(' ')})
optdepends=('nodejs: the daypass command')
provides=('daypass')
conflicts=('daypass')
options=('!strip')
source=("${source}")
noextract=("daypass_\${pkgver}_amd64.deb")
sha256sums=('${deb.sha256}')

package() {
  bsdtar -xOf "daypass_\${pkgver}_amd64.deb" 'data.tar*' | bsdtar -xf - -C "$pkgdir"
  chmod 0755 "$pkgdir/opt/Daypass/chrome-sandbox"
}
`;
  const lines = [
    ['pkgdesc', about],
    ['pkgver', version],
    ['pkgrel', '1'],
    ['url', home],
    ['arch', 'x86_64'],
    ['license', 'MIT'],
    ...needs.map((name) => ['depends', name]),
    ['optdepends', 'nodejs: the daypass command'],
    ['provides', 'daypass'],
    ['conflicts', 'daypass'],
    ['noextract', deb.name],
    ['options', '!strip'],
    ['source', deb.url],
    ['sha256sums', deb.sha256],
  ];
  const info = lines.map(([name, value]) => `\t${name} = ${value}\n`).join('');
  return { 'aur/PKGBUILD': build, 'aur/.SRCINFO': `pkgbase = daypass-bin\n${info}\npkgname = daypass-bin\n` };
}

/** @param {Release} release @returns {Files} */
export function nix({ version, files: { deb } }) {
  const digest = Buffer.from(deb.sha256, 'hex').toString('base64');
  const text = `{ lib, stdenv, fetchurl, dpkg, autoPatchelfHook, makeWrapper, nodejs
, alsa-lib, at-spi2-core, glib, gtk3, libdrm, libnotify, libsecret, libxkbcommon, mesa, nss, systemd }:

stdenv.mkDerivation rec {
  pname = "daypass";
  version = "${version}";

  src = fetchurl {
    url = "${repository}/releases/download/v\${version}/daypass_\${version}_amd64.deb";
    hash = "sha256-${digest}";
  };

  nativeBuildInputs = [ dpkg autoPatchelfHook makeWrapper ];
  buildInputs = [ alsa-lib at-spi2-core glib gtk3 libdrm libnotify libsecret libxkbcommon mesa nss ];
  runtimeDependencies = [ (lib.getLib systemd) ];

  installPhase = ''
    runHook preInstall
    mkdir -p $out/bin
    cp -r opt usr/share $out/
    makeWrapper $out/opt/Daypass/daypass-app $out/bin/daypass-app
    makeWrapper $out/opt/Daypass/resources/command/daypass $out/bin/daypass --set-default DAYPASS_NODE \${nodejs}/bin/node
    substituteInPlace $out/share/applications/*.desktop --replace-fail /opt/Daypass/daypass-app $out/bin/daypass-app
    runHook postInstall
  '';

  meta = {
    description = "${about}";
    homepage = "${home}";
    license = lib.licenses.mit;
    platforms = [ "x86_64-linux" ];
    mainProgram = "daypass";
    sourceProvenance = [ lib.sourceTypes.binaryNativeCode ];
  };
}
`;
  return { 'nix/package.nix': text };
}
