/** Which changes of the machine's addresses are another network. */
import os, { type NetworkInterfaceInfo } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { createNetworkWatch } from './network-watch.ts';

afterEach(() => vi.restoreAllMocks());

const is = (...addresses: readonly string[]) => {
  const lo = [{ address: '127.0.0.1', internal: true } as NetworkInterfaceInfo];
  const wlan0 = addresses.map((address) => ({ address, internal: false }) as NetworkInterfaceInfo);
  vi.spyOn(os, 'networkInterfaces').mockReturnValue({ lo, ...(wlan0.length > 0 && { wlan0 }) });
};

test('the machine as it is: no other network', () => {
  const network = createNetworkWatch();
  expect([network.isAnother(), network.isAnother()]).toEqual([false, false]);
});

test('lost, back, another one, a second one', () => {
  is('192.168.1.5');
  const network = createNetworkWatch();
  const looks = [network.isAnother()];
  for (const addresses of [[], [], ['192.168.1.5'], ['192.168.1.5'], ['10.0.0.7'], ['10.0.0.7', 'fd00::7']]) {
    is(...addresses);
    looks.push(network.isAnother());
  }
  // Without a network there is nothing to try.
  expect(looks).toEqual([false, false, false, true, false, true, true]);
});

test('a system that tells nothing (too many open files): no other network, and no exception', () => {
  is('192.168.1.5');
  const network = createNetworkWatch();
  const looks = [network.isAnother()];
  vi.spyOn(os, 'networkInterfaces').mockImplementation(() => {
    throw Object.assign(new Error('A system error occurred: uv_interface_addresses returned EMFILE'), {
      code: 'ERR_SYSTEM_ERROR',
    });
  });
  looks.push(network.isAnother(), network.isAnother());
  is('192.168.1.5');
  looks.push(network.isAnother());
  is('10.0.0.7');
  looks.push(network.isAnother());
  expect(looks).toEqual([false, false, false, false, true]);
});
