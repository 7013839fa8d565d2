/** Whether a browser that Daypass opens can reach Daypass's own 127.0.0.1. */
import fs from 'node:fs';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * False in an SSH session, in a remote development container and where WSL has no way to open a Windows browser: the
 * redirect to 127.0.0.1 would end on another machine (aws-cli#9148, #9228). Then a device code is used.
 */
export function loopbackWorks(env: Env, platform: NodeJS.Platform): boolean {
  if (env['SSH_CONNECTION'] || env['SSH_CLIENT'] || env['SSH_TTY']) return false;
  if (env['CODESPACES'] || env['REMOTE_CONTAINERS']) return false;
  if (platform !== 'linux') return true;
  // With WSL2 the Windows side reaches the Linux side's loopback; what may lack is the bridge to its browser.
  if (env['WSL_DISTRO_NAME']) return Boolean(env['BROWSER']) || isOnPath('wslview', env);
  // A container with a display of its own has its browser inside; without one the browser is somewhere else.
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']) || !isContainer(env);
}

function isContainer(env: Env): boolean {
  return (
    Boolean(env['container'] || env['KUBERNETES_SERVICE_HOST']) ||
    fs.existsSync('/.dockerenv') ||
    fs.existsSync('/run/.containerenv')
  );
}

function isOnPath(program: string, env: Env): boolean {
  return (env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => folder !== '' && isProgram(path.join(folder, program)));
}

/** A folder of that name opens no browser. */
function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
