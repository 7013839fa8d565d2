/** Says where the AWS files are, by the rules of the AWS CLI v2. */
import { posix, win32 } from 'node:path';

export interface AwsPaths {
  /** What `~` means for the AWS CLI: the folder that holds `.aws`. */
  readonly home: string;
  readonly configFile: string;
  readonly credentialsFile: string;
  /** Tokens and client registrations. */
  readonly ssoCacheDir: string;
  /** The AWS CLI's role credentials. */
  readonly cliCacheDir: string;
}

export interface PathSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The system's own answer (`homeFolder`), used where the variables say nothing. */
  readonly homedir: string;
}

/**
 * AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE move the two files, with variables and then `~` expanded
 * (botocore configloader.py, `raw_config_parse`). The cache folders follow neither of them in any AWS tool. An empty
 * variable counts as unset, as in the JavaScript SDK; the AWS CLI would then see no config at all.
 */
export function awsPaths({ env, platform, homedir }: PathSources): AwsPaths {
  const windows = platform === 'win32';
  const variable = lookup(env, windows);
  const home = homeFolder(variable, windows) ?? homedir;
  const inHome = (...names: string[]) => (windows ? win32 : posix).join(home, '.aws', ...names);
  const fromEnv = (name: string) => {
    const value = variable(name);
    return value ? expandHome(expandVariables(value, variable, windows), home, windows) : undefined;
  };
  return {
    home,
    configFile: fromEnv('AWS_CONFIG_FILE') ?? inHome('config'),
    credentialsFile: fromEnv('AWS_SHARED_CREDENTIALS_FILE') ?? inHome('credentials'),
    ssoCacheDir: inHome('sso', 'cache'),
    cliCacheDir: inHome('cli', 'cache'),
  };
}

type Lookup = (name: string) => string | undefined;

/** Windows does not tell `Path` from `PATH`; a copy of `process.env` does. */
function lookup(env: PathSources['env'], windows: boolean): Lookup {
  if (!windows) return (name) => (Object.hasOwn(env, name) ? env[name] : undefined);
  const upper = new Map(Object.entries(env).map(([name, value]) => [name.toUpperCase(), value]));
  return (name) => upper.get(name.toUpperCase());
}

/** Python's `os.path.expanduser`: HOME on POSIX; on Windows HOME is ignored, although the JavaScript SDK looks at it. */
function homeFolder(variable: Lookup, windows: boolean): string | undefined {
  if (!windows) return variable('HOME') || undefined;
  const profile = variable('USERPROFILE');
  if (profile) return profile;
  const path = variable('HOMEPATH');
  return path ? win32.join(variable('HOMEDRIVE') ?? '', path) : undefined;
}

/** Only `~` itself: the home of another user (`~name`) cannot be asked for here and stays as it is written. */
function expandHome(path: string, home: string, windows: boolean): string {
  return (windows ? /^~(?=[\\/]|$)/ : /^~(?=\/|$)/).test(path) ? home + path.slice(1) : path;
}

/** `$NAME` and `${NAME}` (Python posixpath.py, `expandvars`). */
const posixReference = /\$(?:(\w+)|\{([^}]*)\})/g;

/** Also `%NAME%`; `%%` and `$$` stand for one character, and nothing counts within single quotes (ntpath.py). */
const windowsReference = /'[^']*'?|%%|\$\$|%(?:([^%]*)%|.*$)|\$(?:([\w-]+)|\{(?:([^}]*)\}|.*$))/gs;

/** An unknown variable stays as it is written. */
function expandVariables(path: string, variable: Lookup, windows: boolean): string {
  return path.replace(windows ? windowsReference : posixReference, (whole, ...groups) => {
    if (whole === '%%' || whole === '$$') return whole.charAt(0);
    const name = groups.slice(0, -2).find((group) => typeof group === 'string');
    return (typeof name === 'string' ? variable(name) : undefined) ?? whole;
  });
}
