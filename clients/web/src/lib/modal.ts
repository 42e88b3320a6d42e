/** A dialog is in front: what appears behind it does not take the focus from it. */
export function isModalOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
