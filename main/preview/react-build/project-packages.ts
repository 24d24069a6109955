/** What one project can import by name: the vendored modules, and those of the packages that were installed for it. */
import type { BuildProblem } from './messages.ts'
import { bundlePackages, type PackageBundle } from './package-bundle.ts'
import { noPackages, packageName, type ProjectPackages } from './package-set.ts'
import type { ProjectFiles } from './project-files.ts'
import type { VendoredSet } from './vendored.ts'

/** A module as scripts that are built import it. */
export interface ImportedModule {
  readonly specifier: string
  /** Undefined where they are known only when it runs. */
  readonly names: readonly string[] | undefined
}

/** How an import of an installed package is written into a script. */
export interface PackageImport {
  /** Undefined: it has styles only. */
  readonly address: string | undefined
  readonly isCommon: boolean
}

/** The files of installed packages that a project's scripts name. */
export type ServedPackages = Pick<PackageBundle, 'folder' | 'address' | 'files'>

export interface KnownPackages {
  /** Everything that an import may say; always the same set. */
  readonly known: ReadonlySet<string>
  /** Brings it up to date; true when something is there that was not, or is elsewhere. */
  update(packages: ProjectPackages, files: ProjectFiles): Promise<boolean>
  /** By what a built script says: a vendored specifier, or an address. */
  module(imported: string): ImportedModule | undefined
  /** Undefined for what is not of an installed package. */
  find(specifier: string): PackageImport | undefined
  /** Why a package that package.json names cannot be imported. */
  refusal(specifier: string): Pick<BuildProblem, 'text' | 'hint' | 'install'> | undefined
  /** The styles of what the project imports: they come before its own. */
  css(): string
  /** Those of one specifier; undefined for what has none. */
  styles(specifier: string): string | undefined
  served(): ServedPackages | undefined
}

/** `readText` reads a file of a bundle. */
export function createKnownPackages(vendored: VendoredSet, readText: (path: string) => string): KnownPackages {
  const known = new Set(Object.keys(vendored.modules))
  const addresses = new Map<string, string>()
  // They only grow while the packages are the same: what was imported may be again.
  const wanted = new Set<string>()
  let given: ProjectPackages = noPackages
  let bundle: PackageBundle | undefined
  const styles = new Map<string, string>()
  let css = ''

  function take(next: PackageBundle | undefined): void {
    bundle = next
    for (const specifier of addresses.values()) known.delete(specifier)
    addresses.clear()
    styles.clear()
    const modules = Object.entries(next?.modules ?? {})
    for (const [specifier, { file }] of modules) {
      known.add(specifier)
      addresses.set(file === undefined ? `style:${specifier}` : `${next?.address ?? ''}${file}`, specifier)
    }
  }

  function stylesOf(specifier: string): string | undefined {
    const own = bundle?.modules[specifier]?.css
    if (own === undefined) return undefined
    const text = styles.get(own) ?? readText(`${bundle?.folder ?? ''}/${own}`)
    styles.set(own, text)
    return text
  }

  return {
    known,
    async update(packages, files) {
      const { set } = packages
      const isOther = set?.key !== given.set?.key
      const hadOthersMissing = Object.keys(packages.missing).join() !== Object.keys(given.missing).join()
      given = packages
      if (set === undefined && !isOther) return hadOthersMissing
      if (isOther) wanted.clear()
      const before = bundle?.address
      const imported = importsOf(files)
      for (const specifier of [...imported.byScripts, ...imported.byStyles]) {
        if (set !== undefined && Object.hasOwn(set.packages, packageName(specifier))) wanted.add(specifier)
      }
      const specifiers = [...wanted].toSorted()
      if (set === undefined || specifiers.length === 0) take(undefined)
      else if (isOther || !isSame(specifiers, bundle)) take(await bundlePackages(set, specifiers, vendored))
      css = [...imported.byScripts].flatMap((specifier) => stylesOf(specifier) ?? []).join('\n')
      return bundle?.address !== before || hadOthersMissing
    },
    module(imported) {
      const own = vendored.modules[imported]
      if (own !== undefined) return { specifier: imported, names: own.names }
      const specifier = addresses.get(imported)
      const found = specifier === undefined ? undefined : bundle?.modules[specifier]
      return specifier === undefined || found === undefined ? undefined : { specifier, names: found.names }
    },
    find(specifier) {
      const found = bundle?.modules[specifier]
      if (bundle === undefined || found === undefined) return undefined
      const address = found.file === undefined ? undefined : bundle.address + found.file
      return { address, isCommon: found.isCommon }
    },
    refusal(specifier) {
      const why = bundle?.refused[specifier]
      if (why !== undefined) return { text: why }
      const name = packageName(specifier)
      const missing = Object.hasOwn(given.missing, name) ? given.missing[name] : undefined
      if (missing === undefined) return undefined
      const version = given.installable?.[name]
      const install = `${name}@${version}`
      return version === undefined ? { text: missing } : { text: missing, hint: `Install ${install}.`, install }
    },
    css: () => css,
    styles: stylesOf,
    served: () => bundle && { folder: bundle.folder, address: bundle.address, files: bundle.files },
  }
}

function isSame(specifiers: readonly string[], bundle: PackageBundle | undefined): boolean {
  const there = new Set(Object.keys({ ...bundle?.modules, ...bundle?.refused }))
  return there.size === specifiers.length && specifiers.every((specifier) => there.has(specifier))
}

function importsOf(files: ProjectFiles): { readonly byScripts: Set<string>; readonly byStyles: Set<string> } {
  const byScripts = new Set<string>()
  const byStyles = new Set<string>()
  for (const path of files.paths()) {
    const { fixed, lazy } = files.imports(path)
    for (const specifier of [...fixed, ...lazy]) byScripts.add(specifier)
    const css = path.endsWith('.css') ? (files.text(path) ?? '') : ''
    for (const [, specifier = ''] of css.matchAll(/@import\s+(?:url\(\s*)?["']([^"'\n]+)["']/g)) byStyles.add(specifier)
  }
  return { byScripts, byStyles }
}
