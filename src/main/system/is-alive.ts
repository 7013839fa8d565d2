/** Whether a process of this computer is still there. */

export function isAlive(pid: number): boolean {
  try {
    // 0 is this process's own group, and always there.
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // It is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
