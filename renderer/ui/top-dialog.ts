/** Which dialog is on top: keys of a window must not act on it while another one lies over it. */

/** Of Base UI: one that is closing still stands in the page for a moment, and a toast is none. */
const openDialogs = '[role=dialog][data-open], [role=alertdialog][data-open]'

/** True where the dialog that was opened last holds something that `selector` finds. */
export function isInTopDialog(selector: string, page: Pick<ParentNode, 'querySelectorAll'> = document): boolean {
  const top = [...page.querySelectorAll(openDialogs)].at(-1)
  return top !== undefined && top.querySelector(selector) !== null
}
