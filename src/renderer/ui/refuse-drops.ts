/**
 * Keeps what is dropped on the window outside. A browser opens a dropped file or link; Electron does not unless it is told to
 * (`navigateOnDragDrop`), but neither does it show that nothing can be dropped here.
 */

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
