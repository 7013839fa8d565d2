/** What stands around the files: their permissions, the two homes of Windows, the environment of the shell. */
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { AwsFileKind, ReaderName } from '../aws/config/readers/reading.ts';
import { type Examination, fileKinds } from './examination.ts';
import { type Cure, type Finding, finding, shown } from './finding.ts';
import { profileOf } from './form-checks.ts';
import { commentedOut } from './line-edits.ts';
import { harmless, shellLine, unset, variable } from './shell-cures.ts';
import { withoutTrailing } from '../../shared/text-ends.ts';

export function checkMachine(examination: Examination): readonly Finding[] {
  return [
    ...fileKinds.flatMap((kind) => permissions(examination, kind)),
    ...folders(examination),
    ...certificates(examination),
    ...homes(examination),
    ...environment(examination),
  ];
}

/** Nobody else may read secrets (the AWS CLI warns of it, too), and nobody else may write what starts programs. */
function permissions({ files, documents, platform }: Examination, kind: AwsFileKind): readonly Finding[] {
  const { file, mode } = files[kind];
  if (mode === null || platform === 'win32' || documents[kind].sections.length === 0) return [];
  const secret = ['aws_secret_access_key', 'aws_session_token'];
  const settings = documents[kind].sections.flatMap((section) => section.settings);
  const isSecret = kind === 'credentials' || settings.some(({ line }) => secret.includes(line.key));
  const open = mode & (isSecret ? 0o077 : 0o022);
  if (open === 0) return [];
  const octal = `0${(mode & 0o777).toString(8)}`;
  const cure: Cure = { kind: 'permissions', file: kind, mode: mode & 0o777 & ~open };
  const place = { file, line: 1, column: 1 };
  const details = { severity: 'warning', place, tools: [], cure } as const;
  return [finding('permissions-open', { file, mode: octal }, [kind], details)];
}

/** Whoever may write into a folder can replace what is in it, whatever the files' own modes say. */
function folders({ folders: found, platform }: Examination): readonly Finding[] {
  if (platform === 'win32') return [];
  return found.flatMap(({ folder, mode }) => {
    if ((mode & 0o022) === 0) return [];
    const octal = `0${(mode & 0o777).toString(8)}`;
    const cure = shellLine(['chmod', 'go-w', folder]);
    const details = { severity: 'warning', place: null, tools: [], cure } as const;
    return [finding('folder-open', { folder, mode: octal }, [folder], details)];
  });
}

/** Without the file no call of these profiles is trusted; botocore says "invalid path" then. */
function certificates({ documents, files, absent, env, platform }: Examination): readonly Finding[] {
  const inFiles = fileKinds.flatMap((kind) =>
    documents[kind].sections.flatMap((section) => {
      const found = section.settings.findLast(({ line }) => line.key === 'ca_bundle');
      if (!found || !absent.has(found.line.value)) return [];
      const { line } = found;
      const title = section.header.title.trim();
      const params = { section: title, key: line.key, file: shown(line.value) };
      const place = { file: files[kind].file, line: line.number, column: line.valueColumn };
      const profile = profileOf(section, kind);
      const cure: Cure = { kind: 'lines', file: kind, lines: [commentedOut(line)], touches: [section.name, title] };
      const details = { severity: 'error', place, tools: readerNames, cure, profile } as const;
      return [finding('certificates-missing', params, [kind, title], details)];
    }),
  );
  const name = 'AWS_CA_BUNDLE';
  const file = variable(env, name, platform);
  if (!file || !absent.has(file)) return inFiles;
  const details = { severity: 'error', place: null, tools: readerNames, cure: unset([name], platform) } as const;
  return [...inFiles, finding('environment-certificates', { variable: name, file: shown(file) }, [name], details)];
}

/** The JavaScript, Rust and Java SDKs look into `HOME` first, also on Windows; Python and Go never do there. */
function homes({ env, platform }: Examination): readonly Finding[] {
  if (platform !== 'win32') return [];
  const home = variable(env, 'HOME', platform);
  const userProfile = variable(env, 'USERPROFILE', platform);
  if (!home || !userProfile || folder(home) === folder(userProfile)) return [];
  const tools: readonly ReaderName[] = ['javascript', 'rust', 'java'];
  const cure = unset(['HOME'], platform);
  return [finding('homes-differ', { home, userProfile }, [], { severity: 'warning', place: null, tools, cure })];
}

/** `/c/Users/me` of Git Bash and `C:\Users\me` are one folder. */
function folder(path: string): string {
  const slashes = withoutTrailing(path.replaceAll('\\', '/'), '/').toLowerCase();
  return slashes.replace(/^\/(?:cygdrive\/)?([a-z])\//, '$1:/');
}

/** Who looks at which variable, as their sources have it. */
const profileVariables: readonly (readonly [string, readonly ReaderName[]])[] = [
  ['AWS_PROFILE', readerNames],
  ['AWS_DEFAULT_PROFILE', ['botocore', 'go']],
];
const regionVariables: readonly (readonly [string, readonly ReaderName[]])[] = [
  ['AWS_REGION', readerNames],
  ['AWS_DEFAULT_REGION', ['botocore', 'go', 'rust']],
];
const fileVariables = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;

function environment({ env, platform, profileNamed, regions: known }: Examination): readonly Finding[] {
  const read = (name: string): string | undefined => variable(env, name, platform);
  const note = { severity: 'note', place: null } as const;
  const chosen = profileVariables.flatMap(([name, tools]): readonly Finding[] => {
    const value = read(name);
    if (value === undefined) return [];
    const isThere = profileNamed(value) !== undefined;
    const params = { variable: name, value: shown(harmless(value, () => isThere)) };
    const cure = unset([name], platform);
    if (isThere) return [finding('environment-profile', params, [name], { ...note, tools, cure })];
    // Only the AWS CLI takes an empty name for a name.
    const concerned = value === '' ? (['botocore'] as const) : tools;
    const details = { severity: 'error', place: null, tools: concerned, cure } as const;
    return [finding('environment-profile-missing', params, [name], details)];
  });
  const hasKeys = Boolean(read('AWS_ACCESS_KEY_ID')) && Boolean(read('AWS_SECRET_ACCESS_KEY'));
  const keyVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
  const cure = unset(keyVariables, platform);
  const keys = { severity: 'warning', place: null, tools: readerNames, cure } as const;
  const files = fileVariables.flatMap((name) => {
    const value = read(name);
    if (!value) return [];
    // JavaScript expands the tilde for profiles, but not where it looks for sessions.
    const isHalf = name === 'AWS_CONFIG_FILE' && value.startsWith('~');
    const tools: readonly ReaderName[] = isHalf ? ['javascript'] : readerNames;
    return [
      finding('environment-file', { variable: name, value: pathShown(value) }, [name], {
        ...note,
        tools,
        cure: unset([name], platform),
      }),
    ];
  });
  const regions = regionVariables.flatMap(([name, tools]) => {
    const value = read(name);
    if (!value) return [];
    const params = { variable: name, value: shown(harmless(value, (region) => known.includes(region))) };
    return [finding('environment-region', params, [name], { ...note, tools, cure: unset([name], platform) })];
  });
  return [
    ...chosen,
    ...(hasKeys ? [finding('environment-keys', { variable: 'AWS_ACCESS_KEY_ID' }, ['AWS_ACCESS_KEY_ID'], keys)] : []),
    ...files,
    ...regions,
  ];
}

/** A path begins at a root, a home or where one is; anything else may be a secret in the wrong variable. */
function pathShown(value: string): string {
  return /^(?:~|\.{0,2}[\\/]|[a-z]:[\\/])/i.test(value) ? shown(value) : harmless(value, () => false);
}
