/** What the picture of the tray shows and leaves out. */
import { expect, test } from 'vitest';
import type { MenuRecord } from '../driver.ts';
import { trayPicture } from './tray-picture.ts';

const item = (label: string, more: Partial<MenuRecord> = {}): MenuRecord => ({
  label,
  type: 'normal',
  enabled: true,
  visible: true,
  checked: false,
  sublabel: '',
  ...more,
});
const icon = {
  files: ['a.png'],
  size: { width: 16, height: 16 },
  template: true,
  dataUrl: 'data:image/png;base64,AA==',
};

test('draws what is seen of the menu, with the submenu that is open', () => {
  const items = [
    item('R&D <acme>'),
    item('Hidden', { visible: false }),
    item('Open console', { type: 'submenu', submenu: [item('Admin', { type: 'checkbox', checked: true })] }),
    item('Other', { type: 'submenu', submenu: [item('Not shown')] }),
  ];
  const page = trayPicture(items, icon, 'Daypass', {
    theme: 'dark',
    open: ['Open console'],
    now: Date.UTC(2026, 0, 1, 21, 5),
  });
  expect(page).toContain('R&#38;D &#60;acme&#62;');
  expect(page).not.toMatch(/Hidden|Not shown|<acme>/);
  expect(page.match(/<menu /g)).toHaveLength(2);
  expect(page).toMatch(/✓<\/span><span>Admin/);
  expect(page).toContain('data-theme="dark"');
  expect(page).toContain(`class="template" src="${icon.dataUrl}"`);
});
