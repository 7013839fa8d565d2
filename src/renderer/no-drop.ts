/** Keeps what is dropped on the window outside: by default a page is asked to open a dropped file or link. */

/** Text fields still take dragged text, and the address of a dragged link. */
export function refuseDrops(target: Window): void {
  for (const type of ['dragenter', 'dragover', 'drop'] as const) target.addEventListener(type, refuse);
}

function refuse(event: DragEvent): void {
  const isField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (event.dataTransfer === null || (isField && !event.dataTransfer.types.includes('Files'))) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}
