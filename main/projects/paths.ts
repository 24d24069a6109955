/** The one validator of paths that a model or a user names, and the limits of a project. Pure: it never looks at a disk. */

export const limits = {
  /** Files in a project. */
  files: 500,
  /** Bytes of one file. */
  fileBytes: 2 * 1024 * 1024,
  /** Bytes of all files. */
  totalBytes: 20 * 1024 * 1024,
  /** Segments of a path: folders and the file's own name. */
  depth: 12,
  /** Characters of a path. */
  pathLength: 240,
  /** UTF-8 bytes of one segment; file systems stop at 255. */
  segmentBytes: 200,
} as const

export type CheckedPath = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly why: string }

/** Kiln's own folders inside a project while it writes; never a project's file. */
export const stagingPrefix = '.kiln-staging-'

// Windows opens a device for these, whatever the extension; superscript digits count too.
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i
// "git~1" is how Windows' short names spell ".git".
const ownedByTools = /^(?:\.git|git~\d+|node_modules)$/i
// Control characters, format characters (bidi overrides, zero widths, byte order marks), line separators, halves of pairs.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}]/u

/**
 * Whether `path` may name a file of a project on any platform: relative, forward slashes, nothing that leaves the folder
 * or means something else to a file system. Gives the path to use (a leading `./` is dropped), or a sentence saying why not.
 * What needs the disk to know (links, names that differ only in case) is checked where it is written.
 */
export function checkPath(path: string): CheckedPath {
  const bare = path.replace(/^(?:\.\/)+/, '')
  const why =
    whyNotWhole(bare) ??
    bare
      .split('/')
      .map(whyNotSegment)
      .find((reason) => reason !== undefined)
  return why === undefined ? { ok: true, path: bare } : { ok: false, why }
}

/**
 * Paths with equal keys are the same file on some platform: they differ at most in case or in how accents are composed.
 * Two such paths never live in one project.
 */
export function foldKey(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

function whyNotWhole(path: string): string | undefined {
  if (path === '') return 'The path is empty.'
  if (path.length > limits.pathLength) return `The path is longer than ${limits.pathLength} characters.`
  if (invisible.test(path)) return 'The path has invisible or control characters.'
  if (path.includes('\\')) return 'Write the path with forward slashes.'
  if (path.startsWith('/')) return 'The path must be relative to the project.'
  if (/^[a-z]:/i.test(path)) return 'The path must not name a drive.'
  if (path.split('/').length > limits.depth) return `The path is deeper than ${limits.depth} folders.`
  return undefined
}

function whyNotSegment(segment: string): string | undefined {
  if (segment === '') return 'The path has an empty part.'
  if (segment === '..') return 'The path must not leave the project.'
  if (/[. ]$/.test(segment)) return 'No part of the path may end in a dot or a space.'
  if (/[<>:"|?*]/.test(segment)) return 'The path has a character that Windows does not allow: one of < > : " | ? *'
  if (deviceName.test((segment.split('.')[0] ?? '').trim()))
    return `"${segment}" is a name that Windows keeps for a device.`
  if (ownedByTools.test(segment) || segment.toLowerCase().startsWith(stagingPrefix)) {
    return `"${segment}" is not a place for a project's files.`
  }
  if (Buffer.byteLength(segment) > limits.segmentBytes)
    return `A part of the path is longer than ${limits.segmentBytes} bytes.`
  return undefined
}
