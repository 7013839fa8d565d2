/** The desktop in its page: draws what the demo tells, and tells what a person does. */
import { actName, type DesktopAct, type DesktopState, stateEvent, type Tab } from '../state.ts';
import { startTerminal } from './terminal.ts';

const find = <E extends HTMLElement = HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no #${id}`);
  return found as E;
};

const act = (what: DesktopAct): void => {
  const tell = Reflect.get(window, actName) as ((what: DesktopAct) => Promise<void>) | undefined;
  void tell?.(what);
};

function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', onClick);
  return made;
}

/** Which tab is looked at; the newest one comes to the front. */
let currentTab = 0;
let lastTab = 0;
let shown: DesktopState | null = null;

function drawBar({ clock, icon, tooltip, menu }: DesktopState): void {
  find('clock').textContent = clock;
  const image = find('icon').querySelector('img');
  if (image) {
    image.src = icon.dataUrl;
    image.className = icon.template ? 'template' : '';
  }
  find('tooltip').textContent = tooltip;
  find('menu').innerHTML = menu;
  find('menu').hidden = menu === '';
  find('open-menu').setAttribute('aria-expanded', String(menu !== ''));
  listenToMenu();
}

/** Which item of which menu was clicked, and whether it opens a submenu (drawn with "‹"). */
function listenToMenu(): void {
  for (const [depth, menu] of [...find('menu').querySelectorAll('menu')].entries())
    for (const item of menu.querySelectorAll('li:not(.separator, .off)')) {
      const [mark, label] = item.children;
      const opens = mark?.textContent?.includes('‹') ?? false;
      item.addEventListener('click', () => act({ kind: 'menu-item', depth, label: label?.textContent ?? '', opens }));
    }
}

function drawLevers({ levers, languages, language, news }: DesktopState): void {
  find('news').textContent = news;
  find('levers').replaceChildren(
    ...levers.map(({ id, label, hint, isOn }) => {
      const made = button(label, () => act({ kind: 'lever', id }));
      made.title = hint;
      if (isOn !== null) made.setAttribute('aria-pressed', String(isOn));
      return made;
    }),
  );
  const select = find<HTMLSelectElement>('language');
  if (select.options.length === 0) select.append(...languages.map(({ id, name }) => new Option(name, id)));
  select.value = language;
}

function drawToasts({ toasts }: DesktopState): void {
  find('toasts').replaceChildren(
    ...toasts.map(({ index, title, body, actions }) => {
      const toast = document.createElement('article');
      const text = button('', () => act({ kind: 'toast', index, action: null }));
      text.className = 'text';
      const head = document.createElement('strong');
      head.textContent = title;
      text.append(head, body);
      const acts = document.createElement('div');
      acts.className = 'acts';
      acts.append(...actions.map((action) => button(action, () => act({ kind: 'toast', index, action }))));
      toast.append(text, ...(actions.length > 0 ? [acts] : []));
      return toast;
    }),
  );
}

function nameOf({ address }: Tab): string {
  const { hostname, pathname } = new URL(address);
  return hostname === '127.0.0.1' ? `sign-in page ${pathname}` : hostname;
}

function drawTabs({ tabs }: DesktopState): void {
  const newest = tabs.at(-1)?.id ?? 0;
  if (newest > lastTab) currentTab = lastTab = newest;
  if (!tabs.some(({ id }) => id === currentTab)) currentTab = newest;
  find('tabs').replaceChildren(
    ...tabs.map((tab) => {
      const made = document.createElement('div');
      made.className = tab.id === currentTab ? 'current' : '';
      const choose = button(nameOf(tab), () => {
        currentTab = tab.id;
        if (shown) drawTabs(shown);
      });
      const close = button('×', () => act({ kind: 'close-tab', id: tab.id }));
      close.setAttribute('aria-label', `Close ${nameOf(tab)}`);
      made.append(choose, close);
      return made;
    }),
  );
  find('address').textContent = tabs.find(({ id }) => id === currentTab)?.address ?? '';
  const pages = find('pages');
  for (const frame of pages.querySelectorAll('iframe'))
    if (!tabs.some(({ id }) => frame.name === `tab-${id}`)) frame.remove();
  for (const { id, opened } of tabs) {
    const there = pages.querySelector<HTMLIFrameElement>(`iframe[name="tab-${id}"]`);
    const frame = there ?? document.createElement('iframe');
    frame.hidden = id !== currentTab;
    if (there) continue;
    frame.name = `tab-${id}`;
    frame.title = opened.split('?')[0] ?? opened;
    frame.src = opened;
    pages.append(frame);
  }
  const empty = pages.querySelector<HTMLElement>('.empty');
  if (empty) empty.hidden = tabs.length > 0;
}

function draw(state: DesktopState): void {
  shown = state;
  drawBar(state);
  drawLevers(state);
  drawToasts(state);
  drawTabs(state);
  find('panel').hidden = !state.isPanelShown;
  find('panel-closed').hidden = state.isPanelShown;
}

find('icon').addEventListener('click', () => act({ kind: 'icon' }));
find('icon').addEventListener('contextmenu', (event) => {
  event.preventDefault();
  act({ kind: 'menu' });
});
for (const name of ['mouseenter', 'focus']) find('icon').addEventListener(name, () => (find('tooltip').hidden = false));
for (const name of ['mouseleave', 'blur']) find('icon').addEventListener(name, () => (find('tooltip').hidden = true));
find('open-menu').addEventListener('click', () => act({ kind: 'menu' }));
find<HTMLSelectElement>('language').addEventListener('change', (event) =>
  act({ kind: 'language', id: (event.target as HTMLSelectElement).value }),
);
document.addEventListener('pointerdown', (event) => {
  const isOutside = !(event.target as Element).closest('#menu, #open-menu, #icon');
  if (isOutside && shown?.menu) act({ kind: 'menu' });
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && shown?.menu) act({ kind: 'menu' });
});
window.addEventListener(stateEvent, (event) => draw((event as CustomEvent<DesktopState>).detail));
startTerminal(act, find);
