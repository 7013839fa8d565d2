/**
 * Whether a coding agent runs the command. Whoever reads its output then is not the one who signs in, and must have nothing to pass
 * on that signs in whoever it was made for: a code that a person enters because a program asked for it is how people are robbed of
 * their sign-ins.
 */

/** By which the AWS CLI tells its caller to AWS (botocore useragent.py, 2.35.24 and later). */
const markers = [
  'CLAUDECODE',
  'GEMINI_CLI',
  'CODEX_THREAD_ID',
  'KIRO_SESSION_ID',
  'OPENCODE',
  'ANTIGRAVITY_AGENT',
  'AMP_CURRENT_THREAD_ID',
  'PI_CODING_AGENT',
  'COPILOT_CLI',
  'CURSOR_AGENT',
] as const;

/** Any value counts, but for those by which people say no: a marker that is not understood must not let a code through. */
export function isAgent(env: Readonly<NodeJS.ProcessEnv>): boolean {
  return markers.some((name) => !['', '0', 'false'].includes((env[name] ?? '').toLowerCase()));
}
