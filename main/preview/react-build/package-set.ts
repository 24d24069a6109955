/** Packages beyond the vendored ones that a project may import: what main tells the build process of them. */

export interface ProjectPackages {
  /** Absent: there are none. */
  readonly set?: {
    /** Never means anything else. */
    readonly key: string
    /** With a node_modules of plain files; nothing of any package is read elsewhere. */
    readonly folder: string
    /** What package.json names, with exact versions. */
    readonly packages: Readonly<Record<string, string>>
  }
  /** What package.json names and cannot be imported, each with a sentence that says why. */
  readonly missing: Readonly<Record<string, string>>
  /** Of these, the versions that could be installed. */
  readonly installable?: Readonly<Record<string, string>>
}

/** Where main finds them. */
export interface PackageSource {
  /** Of an app's `dependencies`, those that are there. Installs nothing. */
  find(dependencies: Readonly<Record<string, unknown>>): Promise<ProjectPackages>
}

export const noPackages: ProjectPackages = { missing: {} }

/** By a project's package.json. One that cannot be read names nothing. */
export async function packagesOf(manifest: string | undefined, source: PackageSource): Promise<ProjectPackages> {
  try {
    const parsed: unknown = JSON.parse(manifest ?? '{}')
    const dependencies: unknown = Reflect.get(Object(parsed), 'dependencies')
    return typeof dependencies === 'object' && dependencies !== null
      ? await source.find({ ...dependencies })
      : noPackages
  } catch {
    return noPackages
  }
}

/** Of `@scope/name/path` and `name/path`: the package's name. */
export function packageName(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
}
