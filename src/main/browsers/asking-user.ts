/** Whose program it is that has connected to this machine's loopback, where the system tells. */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/** Every user of the machine reaches a port on 127.0.0.1. False for another one's program; root reads everything anyway. */
export async function mayAsk(socket: Pick<Socket, 'remotePort' | 'localPort'>): Promise<boolean> {
  const { remotePort, localPort } = socket;
  const own = process.getuid?.();
  if (process.platform !== 'linux' || own === undefined || !remotePort || !localPort) return true;
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const user = userOfConnection(tables.join('\n'), remotePort, localPort);
  return user === null || user === own || user === 0;
}

/**
 * The user id of the socket that goes from port `from` to port `to` of the loopback, in the form of `/proc/net/tcp` (proc(5)): number,
 * local address, remote address, state, queues, timer, retransmissions, user id. Null if it is not there.
 */
export function userOfConnection(table: string, from: number, to: number): number | null {
  const [local, remote] = [portText(from), portText(to)];
  for (const line of table.split('\n')) {
    const [, own = '', other = '', , , , , user = ''] = line.trim().split(/\s+/);
    if (own.endsWith(local) && other.endsWith(remote) && isLoopback(own) && isLoopback(other) && /^\d+$/.test(user)) {
      return Number(user);
    }
  }
  return null;
}

function portText(port: number): string {
  return `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** 127.0.0.1 in the machine's order of bytes, also as a part of an address of the sixth version. */
function isLoopback(address: string): boolean {
  return /^(0000000000000000FFFF0000)?0100007F:/.test(address);
}
