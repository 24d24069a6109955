/** The version that another one was made out of. Pure. */

/** Of versions, the newest first; undefined for the first of all, and for one that is not among them. */
export function versionBefore<T extends { readonly id: string }>(
  versions: readonly T[],
  versionId: string | undefined,
): T | undefined {
  const at = versions.findIndex(({ id }) => id === versionId)
  return at === -1 ? undefined : versions[at + 1]
}
