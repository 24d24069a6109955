/** What is brought into a new project from elsewhere: file by file, with a word for each that is left out. */
import { failure } from '#shared/domain/error.ts'
import type { AppKind } from '#shared/domain/project.ts'
import { checkPath, foldKey, limits } from '../paths.ts'

export interface Skipped {
  readonly path: string
  /** A short sentence. */
  readonly why: string
}

/** An app's files as they were found. */
export interface Found {
  /** Path to bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly skipped: readonly Skipped[]
}

export interface Collector {
  /**
   * Whether a file of this path and size may come; if not, it is noted as left out, or nothing is said of what nobody
   * misses. Throws invalid-input when all together are more than a project may have.
   */
  wants(path: string, bytes: number): boolean
  put(path: string, bytes: Uint8Array): void
  skip(path: string, why: string): void
  found(): Found
}

const clutter = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX(?:\/[^]*)?|\._[^/]*)$/
const mostSkipped = 1_000
/** Characters that are kept of a path that is left out. */
const mostTold = 300
const ofTools = new Set(['.git', '.hg', '.svn', '.idea', '.vscode', '.cache', '.turbo', '.parcel-cache', '.vercel'])
const ofBuilds = new Set(['dist', 'build', 'out', '.next', '.nuxt', '.output', '.svelte-kit', 'coverage'])

/** `what` names the source in sentences: "This folder", "This archive". */
export function createCollector(what: string): Collector {
  const files = new Map<string, Uint8Array>()
  const sizes = new Map<string, number>()
  const skipped: Skipped[] = []
  /** By fold key: how each file and folder is spelled. */
  const spellings = new Map<string, { readonly path: string; readonly isFile: boolean }>()
  let total = 0

  function skip(path: string, why: string): void {
    if (skipped.length === mostSkipped) return
    skipped.push({ path: path.length > mostTold ? `${path.slice(0, mostTold)}…` : path, why })
  }

  /** The other spelling, or the folder, that a path would clash with on some computer. */
  function clashOf(path: string): string | undefined {
    const parts = path.split('/')
    for (let end = 1; end <= parts.length; end += 1) {
      const prefix = parts.slice(0, end).join('/')
      const known = spellings.get(foldKey(prefix))
      const isFile = end === parts.length
      if (known !== undefined && (known.path !== prefix || known.isFile || isFile)) return known.path
    }
    return undefined
  }

  function take(path: string, bytes: number): void {
    const parts = path.split('/')
    for (let end = 1; end <= parts.length; end += 1) {
      const prefix = parts.slice(0, end).join('/')
      spellings.set(foldKey(prefix), { path: prefix, isFile: end === parts.length })
    }
    sizes.set(path, bytes)
    total += bytes
    if (sizes.size > limits.files) throw tooMuch(`more than ${limits.files} files`)
    if (total > limits.totalBytes) throw tooMuch(`more than ${limits.totalBytes / 1024 / 1024} MB of files`)
  }

  function tooMuch(how: string): Error {
    return failure('invalid-input', `${what} has ${how}, the most that a project may have. Bring only the app itself.`)
  }

  return {
    wants(path, bytes) {
      if (clutter.test(path)) return false
      const checked = checkPath(path)
      const secret = secretIn(path)
      const clash = checked.ok ? clashOf(checked.path) : undefined
      const why =
        secret ??
        (checked.ok ? undefined : checked.why) ??
        (bytes > limits.fileBytes ? `It is larger than ${limits.fileBytes / 1024 / 1024} MB.` : undefined) ??
        (clash === undefined
          ? undefined
          : clash === path
            ? 'It is there twice.'
            : `Some computers take it for ${clash}.`)
      if (why !== undefined) {
        skip(path, why)
        return false
      }
      take(path, bytes)
      return true
    },
    put: (path, bytes) => void files.set(path, bytes),
    skip,
    found: () => ({ files, skipped }),
  }
}

/** Why a file is not brought along because of what it is likely to hold; undefined for all others. */
function secretIn(path: string): string | undefined {
  const name = (path.split('/').at(-1) ?? '').toLowerCase()
  const isSecret =
    (/^\.env(?:rc|[._-].*)?$/.test(name) && !/\.(?:example|sample|template|dist)$/.test(name)) ||
    /^(?:\.npmrc|\.yarnrc|\.netrc|\.pypirc|\.htpasswd|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519))$/.test(name) ||
    /\.(?:pem|key|p12|pfx|keystore|jks)$/.test(name) ||
    /(?:^|\/)\.(?:ssh|aws|gnupg|azure|kube|docker)\//.test(path.toLowerCase())
  return isSecret ? 'It may hold secrets.' : undefined
}

/** Why a folder of this name is not brought along; `besidePackage`: a package.json lies next to it. */
export function whyNotFolder(name: string, besidePackage: boolean): string | undefined {
  if (name.toLowerCase() === 'node_modules') return 'Installed packages can be installed again.'
  if (ofTools.has(name.toLowerCase())) return 'It belongs to another tool.'
  // Beside a package.json it is what a build makes; in a plain page it may be the page's own.
  if (besidePackage && ofBuilds.has(name.toLowerCase())) return 'It is made by a build.'
  return undefined
}

/** The folder that holds everything, with its slash, as most archives have one; '' for none. */
export function wrapperOf(paths: readonly string[]): string {
  const first = paths[0]?.split('/')[0]
  const wraps = first !== undefined && paths.every((path) => path.startsWith(`${first}/`))
  return wraps ? `${first}/` : ''
}

/** react when its package.json names react, else page. */
export function kindOf(files: ReadonlyMap<string, Uint8Array>): AppKind {
  const bytes = files.get('package.json')
  if (bytes === undefined) return 'page'
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    const lists = [manifest['dependencies'], manifest['devDependencies'], manifest['peerDependencies']]
    return lists.some((list) => typeof list === 'object' && list !== null && 'react' in list) ? 'react' : 'page'
  } catch {
    return 'page'
  }
}
