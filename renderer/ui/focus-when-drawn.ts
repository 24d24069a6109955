/** Gives an input of a dialog the focus at once. */

/**
 * For `ref`, with `initialFocus={false}` on the dialog. Sooner than the dialog's own, which waits for a frame: what is typed
 * meanwhile would go elsewhere. Later than `autoFocus`, before which no dialog has seen where the focus has to go back to.
 */
export function focusWhenDrawn(element: HTMLElement | null): void {
  if (element !== null) queueMicrotask(() => element.focus())
}
