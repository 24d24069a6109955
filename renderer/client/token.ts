/** The browser shell's key: it comes in the address's fragment once, and is kept for this tab only. */

const storageName = 'kiln-token'

/** Takes the key out of the address, so that it is not left in the history or copied with the link. */
export function readToken(): string | undefined {
  const found = splitToken(location.hash)
  if (found.token !== undefined) {
    writeToken(found.token)
    history.replaceState(null, '', `${location.pathname}${location.search}${found.rest}`)
    return found.token
  }
  return sessionStorage.getItem(storageName) ?? undefined
}

/** Keeps the key that the studio gave for the next connection. */
export function writeToken(token: string): void {
  sessionStorage.setItem(storageName, token)
}

/** `#token=abc&/projects` or `#token=abc` apart: the key, and the fragment without it. */
export function splitToken(hash: string): { token: string | undefined; rest: string } {
  const match = /^#token=([^&]+)(?:&(.*))?$/.exec(hash)
  if (match === null) return { token: undefined, rest: hash }
  const rest = match[2] ?? ''
  return { token: match[1], rest: rest === '' ? '' : `#${rest}` }
}
