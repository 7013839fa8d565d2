/**
 * The short ways, for what is asked again and again by programs and by shells: what lies in files is taken from there before the rest
 * of Daypass is loaded. Whatever is unclear is left to the command as a whole, which gives the same answers.
 */
import { awsPaths } from '../../main/aws/paths.ts';
import { mayBeManaged } from '../../main/system/managed-places.ts';
import { homeFolder } from '../../main/system/home-folder.ts';
import type { Asked } from './aws-files.ts';
import { completions } from './complete.ts';
import { cachedCredentials } from './credential-process.ts';
import { isSignedInFor } from './ensure.ts';
import { promptAnswer, type PromptOptions } from './prompt.ts';

export interface Answer {
  /** For stdout. */
  readonly text: string;
  readonly code: number;
}

const commands: ReadonlySet<string> = new Set(['credential-process', 'status', 'ensure', '__complete']);

/** Null where the command as a whole has to answer. */
export async function quickAnswer({ argv, env, platform }: Omit<Asked, 'paths'>): Promise<Answer | null> {
  const [command] = argv;
  if (command === undefined || !commands.has(command)) return null;
  const asked = { argv, env, platform, paths: awsPaths({ env, platform, homedir: homeFolder() }) };
  if (command === 'ensure') return isSignedInFor(asked) ? { text: '', code: 0 } : null;
  if (command === 'credential-process') {
    // An administrator may have said that none are handed out.
    if (await isManaged(asked)) return null;
    const text = cachedCredentials(asked);
    return text === null ? null : { text, code: 0 };
  }
  if (command === '__complete') return { text: completions(argv, asked.paths), code: 0 };
  const options = promptOptions(argv);
  const answer = options === null ? null : await promptAnswer(asked, options);
  return answer === null ? null : { text: answer.text, code: answer.isSignedIn ? 0 : 1 };
}

async function isManaged({ env, platform }: Pick<Asked, 'env' | 'platform'>): Promise<boolean> {
  if (!mayBeManaged(platform)) return false;
  const { readManaged } = await import('../../main/system/managed-source.ts');
  return (await readManaged(platform, env)).kind !== 'none';
}

/** The options of `status` that take a value, and what they are called here. */
const withValue: Readonly<Record<string, 'session' | 'profile'>> = {
  '--session': 'session',
  '-s': 'session',
  '--profile': 'profile',
  '-p': 'profile',
};

/** `status --prompt`, with or without `--color` and a session or profile; null for every other command line. */
function promptOptions([, ...words]: readonly string[]): PromptOptions | null {
  let isPrompt = false;
  const options: { session?: string; profile?: string; color?: boolean } = {};
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const name = Object.hasOwn(withValue, word) ? withValue[word] : undefined;
    if (word === '--prompt') isPrompt = true;
    else if (word === '--color') options.color = true;
    else if (name === undefined) return null;
    else {
      const value = words.shift();
      if (value === undefined || value === '' || value.startsWith('-')) return null;
      options[name] = value;
    }
  }
  return isPrompt ? options : null;
}
