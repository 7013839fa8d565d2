/** Which problems of a session were found where its sign-in is saved. */
import type { Problem } from './problems.ts';

const aboutFiles: ReadonlySet<Problem['code']> = new Set([
  'token-unreadable',
  'file-unreadable',
  'aws-folder-gone',
  'sign-in-elsewhere',
]);

/** Whether it is what was found when the token file was read. */
export function isAboutTokenFile(problem: Problem | null): boolean {
  return problem !== null && aboutFiles.has(problem.code);
}
