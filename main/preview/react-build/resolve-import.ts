/** Decides what an import means: a file of the project, a vendored module, or nothing, and then why not. */
import { builtinModules } from 'node:module'
import { nearest } from './nearest.ts'
import { absentPackages } from './absent-packages.ts'
import type { ProjectFiles } from './project-files.ts'

export type Resolved =
  | { readonly type: 'file'; readonly path: string; readonly query: string }
  /** Of the vendored set: left to the page's import map. */
  | { readonly type: 'package'; readonly specifier: string }
  /** `absent`: the file of the project that it would be, were it there. */
  | {
      readonly type: 'refused'
      readonly text: string
      readonly hint?: string
      readonly absent?: string
      readonly install?: string
    }

const endings = [
  '',
  '.tsx',
  '.ts',
  '.jsx',
  '.js',
  '.mts',
  '.mjs',
  '.json',
  '/index.tsx',
  '/index.ts',
  '/index.jsx',
  '/index.js',
]

/** `importer` is a path in the project; `known` are the specifiers of the vendored set. */
export function resolveImport(
  files: Pick<ProjectFiles, 'has' | 'paths'>,
  known: ReadonlySet<string>,
  importer: string,
  specifier: string,
): Resolved {
  if (known.has(specifier)) return { type: 'package', specifier }
  const [, bare = specifier, query = ''] = /^([^?#]*)\??([^#]*)/.exec(specifier) ?? []
  if (/^[a-z][a-z0-9+.-]*:/i.test(bare) || bare.includes('\\') || bare.startsWith('//'))
    return refusedAddress(specifier)
  if (!/^(?:\.{0,2}\/|\.{1,2}$|@\/)/.test(bare)) return refusedPackage(known, specifier)
  const target = targetOf(importer, bare)
  if (target === undefined) {
    return {
      type: 'refused',
      text: `"${specifier}" lies outside of the project: an app may only import its own files.`,
      hint: 'Copy the file into src/ and import it from there.',
    }
  }
  for (const path of candidates(target)) if (files.has(path)) return { type: 'file', path, query }
  // An absolute address is that of a file in public/.
  if (bare.startsWith('/') && files.has(`public/${target}`)) return { type: 'file', path: `public/${target}`, query }
  return missing(files, importer, specifier, target)
}

/** `@/` is src/, as in the templates; '' is the project's own folder. Undefined for what leads out of it. */
function targetOf(importer: string, bare: string): string | undefined {
  const absolute = bare.startsWith('@/') ? `src/${bare.slice(2)}` : bare.startsWith('/') ? bare.slice(1) : undefined
  const parts = absolute === undefined ? importer.split('/').slice(0, -1) : []
  for (const part of (absolute ?? bare).split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** TypeScript's own files may be named by what they are compiled to. */
function candidates(target: string): string[] {
  const renamed = /\.jsx?$/.test(target) ? [target.replace(/\.jsx?$/, '.tsx'), target.replace(/\.jsx?$/, '.ts')] : []
  return [...endings.map((ending) => target + ending), ...renamed]
}

function missing(files: Pick<ProjectFiles, 'paths'>, importer: string, specifier: string, target: string): Resolved {
  const name = target.split('/').pop() ?? ''
  const names = new Map<string, string>()
  for (const path of files.paths()) {
    if (path.startsWith('src/') && path !== importer)
      names.set(path, (path.split('/').pop() ?? '').replace(/\.[^.]+$/, ''))
  }
  const alike = nearest(name.replace(/\.[^.]+$/, ''), new Set(names.values()))
  const paths = [...names].filter(([, short]) => alike.includes(short)).map(([path]) => path)
  return {
    type: 'refused',
    absent: target,
    text: `"${specifier}" is not there: the project has no file ${target || 'of that name'}.`,
    ...(paths.length === 0 ? {} : { hint: `Nearest: ${paths.slice(0, 3).join(', ')}.` }),
  }
}

function refusedAddress(specifier: string): Resolved {
  const isNode = specifier.startsWith('node:')
  return {
    type: 'refused',
    text: isNode
      ? `"${specifier}" is a part of Node, and the app runs in a browser.`
      : `"${specifier}" is not a file of the project: an app may only import its own files and known packages.`,
    ...(/^https?:/.test(specifier) ? { hint: 'Import a package by its name, or write the code into src/.' } : {}),
  }
}

function refusedPackage(known: ReadonlySet<string>, specifier: string): Resolved {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
  const ofPackage = [...known].filter((one) => one === name || one.startsWith(`${name}/`))
  if (ofPackage.length > 0 && name !== specifier) {
    return {
      type: 'refused',
      text: `"${specifier}" is not a part of ${name} that can be imported here.`,
      hint: `There is: ${ofPackage.join(', ')}.`,
    }
  }
  const instead = absentPackages(name)
  const alike = nearest(name, new Set([...known].filter((one) => !/\/.*\/|^[^@].*\//.test(one))))
  // Who mistyped a known name is not offered a stranger's package of the wrong one.
  const isOffered = alike.length === 0 && isPackage(name)
  const hint = instead ?? (alike.length > 0 ? `Nearest: ${alike.join(', ')}.` : undefined)
  return {
    type: 'refused',
    text: `There is no package "${name}" here.`,
    ...(hint === undefined ? {} : { hint }),
    ...(isOffered ? { install: name } : {}),
  }
}

/** What could be one of the registry. */
function isPackage(name: string): boolean {
  return /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name) && !builtinModules.includes(name)
}
