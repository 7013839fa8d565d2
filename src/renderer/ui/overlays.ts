/** What stands over the page for a moment and has the keys then. */

/** Whether a menu, a list of suggestions or a dialog is open. */
export function isOverlayOpen(): boolean {
  return document.querySelector('[role=menu], .popover [role=listbox], [role=dialog]') !== null;
}
