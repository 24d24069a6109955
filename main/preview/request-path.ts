/** From a request's address to the project's files it may mean. */

/**
 * The decoded path inside the project, without a leading slash ('' for the root; a trailing slash stays), or undefined
 * when it cannot name a file of a project: broken encoding, an encoded separator, a step upward, a hidden name.
 */
export function requestPath(url: string): string | undefined {
  const parts = new URL(url).pathname.slice(1).split('/')
  const decoded: string[] = []
  for (const [index, part] of parts.entries()) {
    const name = decode(part)
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (name === undefined || /[/\\\u0000-\u001f]/.test(name) || name.startsWith('.')) return undefined
    if (name === '' && index < parts.length - 1) return undefined
    decoded.push(name)
  }
  return decoded.join('/')
}

/** The files that may answer for a path, best first: a folder stands for its index.html. */
export function candidates(path: string): readonly string[] {
  if (path === '' || path.endsWith('/')) return [`${path}index.html`]
  return /\.[^/]+$/.test(path) ? [path] : [path, `${path}/index.html`]
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
