/** The place of a comparison, which may be left at any moment: what Monaco still has at work in it ends in peace. */

interface Disposable {
  dispose(): void
}

export interface DiffHost {
  readonly element: HTMLElement
  /** Takes it out of the page at once, and lets go of its parts a while later. */
  leave(...parts: readonly Disposable[]): void
}

/**
 * How long they stay, in milliseconds: parts of an editor are made when the page is idle, and its worker compares meanwhile;
 * both would say as errors that everything is gone.
 */
const lingerMs = 5_000

export function createDiffHost(parent: HTMLElement): DiffHost {
  const element = document.createElement('div')
  element.className = 'editor-monaco'
  parent.append(element)
  return {
    element,
    leave(...parts) {
      element.remove()
      setTimeout(() => {
        for (const part of parts) part.dispose()
      }, lingerMs)
    },
  }
}
