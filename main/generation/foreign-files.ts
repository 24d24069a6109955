/** Which files of an app only another hand can have changed while an answer lay in its shadow. Pure. */

/** A picture may have been put there by the run that makes pictures, which is no version until its end. */
export function isForeign(path: string): boolean {
  return !/^(?:public\/)?images\/[^/]+\.(?:svg|png|webp|jpe?g)$/.test(path)
}
