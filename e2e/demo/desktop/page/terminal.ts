/** The terminal in the desktop's page: a line to type, and all that was printed. */
import { type DesktopAct, type DesktopState, stateEvent, type TerminalEvent, terminalEvent } from '../state.ts';

export function startTerminal(act: (what: DesktopAct) => void, find: (id: string) => HTMLElement): void {
  const screen = find('screen');
  const line = find('line') as HTMLInputElement;
  const interrupt = find('interrupt') as HTMLButtonElement;
  const typed: string[] = [];
  let at = 0;

  const print = (text: string, element = 'span', className = ''): void => {
    const made = document.createElement(element);
    made.className = className;
    made.textContent = text;
    screen.append(made);
    screen.scrollTop = screen.scrollHeight;
  };
  const type = (text: string): void => {
    if (interrupt.disabled) act({ kind: 'type', line: text });
  };

  window.addEventListener(terminalEvent, (event) => {
    const { detail } = event as CustomEvent<TerminalEvent>;
    if (detail.kind === 'typed') print(`$ ${detail.text}\n`, 'b');
    if (detail.kind === 'output') print(detail.text);
    if (detail.kind === 'ended') {
      const isAtLineStart = screen.textContent?.endsWith('\n') ?? true;
      if (!isAtLineStart) print('\n');
      if (detail.code !== 0) print(detail.code < 0 ? '^C\n' : `exit code ${detail.code}\n`, 'span', 'failed');
    }
    interrupt.disabled = detail.kind === 'ended';
  });
  window.addEventListener(stateEvent, (event) => {
    const { suggestions } = (event as CustomEvent<DesktopState>).detail;
    if (find('suggestions').childElementCount > 0) return;
    for (const text of suggestions) {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = text;
      made.addEventListener('click', () => type(text));
      find('suggestions').append(made);
    }
  });
  find('prompt').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = line.value.trim();
    if (text === '' || !interrupt.disabled) return;
    typed.push(text);
    at = typed.length;
    line.value = '';
    type(text);
  });
  // As in every shell: the lines before.
  line.addEventListener('keydown', (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    at = Math.max(0, Math.min(typed.length, at + step));
    line.value = typed[at] ?? '';
  });
  interrupt.addEventListener('click', () => act({ kind: 'interrupt' }));
}
