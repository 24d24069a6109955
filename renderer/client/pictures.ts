/** Tells who shows an app that a picture of it is there now: a fact of the studio's that makes no query old. */

interface Picture {
  readonly projectId: string
  /** Of its file's name. */
  readonly slug: string
}

const listeners = new Set<(picture: Picture) => void>()

export function tellPicture(picture: Picture): void {
  for (const listener of listeners) listener(picture)
}

/** Told of each picture of the project from now on; returns the undo. */
export function onPicture(projectId: string, listener: (slug: string) => void): () => void {
  const hear = (picture: Picture): void => {
    if (picture.projectId === projectId) listener(picture.slug)
  }
  listeners.add(hear)
  return () => void listeners.delete(hear)
}
