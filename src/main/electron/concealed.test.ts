/** What each system is told with a secret in the clipboard. */
import { expect, test } from 'vitest';
import { concealingFormats, rawFormat } from './concealed.ts';

test('Windows keeps it out of its history and off other devices', () => {
  const formats = concealingFormats('win32');
  expect(formats.map(({ name }) => name)).toEqual([
    'ExcludeClipboardContentFromMonitorProcessing',
    'CanIncludeInClipboardHistory',
    'CanUploadToCloudClipboard',
  ]);
  for (const { content } of formats) expect([...content]).toEqual([0, 0, 0, 0]);
});

test('macOS and Linux have one mark, which is not empty', () => {
  for (const [platform, name] of [
    ['darwin', 'org.nspasteboard.ConcealedType'],
    ['linux', 'x-kde-passwordManagerHint'],
  ] as const) {
    const [mark, ...others] = concealingFormats(platform);
    expect([mark?.name, others]).toEqual([name, []]);
    expect(mark?.content.length).toBeGreaterThan(0);
  }
  expect(new TextDecoder().decode(concealingFormats('linux')[0]?.content)).toBe('secret');
  expect(rawFormat('a')).toBe('electron application/osclipboard;format="a"');
});
