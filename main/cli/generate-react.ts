/** React apps from the command line: the same runs as in a window, with a build process of their own. */
import { join } from 'node:path'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { withPlaceholders } from '../generation/images/with-placeholders.ts'
import { performRun, type RunInput } from '../generation/perform-run.ts'
import { manifestFor } from '../generation/react/edit-rules.ts'
import { specText } from '../generation/react/packages.ts'
import { performReactRun } from '../generation/react/perform-react-run.ts'
import type { PackageInstaller } from '../generation/react/ports.ts'
import { projectBuild } from '../generation/react/project-build.ts'
import { readReactTemplate } from '../generation/react/template.ts'
import { createPackageInstaller, type Packages } from '../packages/index.ts'
import type { Handler } from '../pipeline/index.ts'
import { createReactPreview, type ReactPreview } from '../preview/react-build/react-preview.ts'
import type { ReactProject } from '../preview/react-build/react-project.ts'
import { readVendoredSet } from '../preview/react-build/vendored.ts'
import type { Workspace } from '../projects/workspace.ts'
import { findAppRoot } from '../shell/app-root.ts'
import { packageNamesOf } from '../studio-react.ts'
import { createFolderTarget } from './folder-target.ts'
import type { CommandIo } from './io.ts'

export interface ReactParts {
  readonly workspace: Workspace
  readonly handler: Handler
  /** Installed packages are kept in it. */
  readonly dataFolder: string
  readonly io: CommandIo
  readonly emit: (event: RunEventBody) => void
}

/** Whether a folder's files are a React project. */
export function isReactProject(files: ReadonlyMap<string, string>): boolean {
  try {
    const { dependencies }: { dependencies?: unknown } = JSON.parse(files.get('package.json') ?? '{}')
    return typeof dependencies === 'object' && dependencies !== null && 'react' in dependencies
  } catch {
    return false
  }
}

/** Makes a new app in the folder. Never rejects for what becomes of the run: its last event says it. */
export async function makeReactApp(
  input: RunInput & { readonly parallel: number; readonly allowPackages: boolean },
  parts: ReactParts,
): Promise<void> {
  const { workspace, handler, io, emit } = parts
  const { templatesFolder } = findAppRoot()
  const template = await readReactTemplate(join(templatesFolder, 'react', 'base'))
  await withBuild(parts, async (open, { vendored, install }, preview) => {
    const packages: PackageInstaller = {
      vendored,
      install: (wanted, signal) => install(wanted, signal, io.stderr),
      confirm: async (wanted) => {
        if (input.allowPackages) return wanted
        io.stderr(`Left out ${wanted.map(specText).join(', ')}: --allow-packages would install what is missing.`)
        return []
      },
    }
    const target = withPlaceholders(createFolderTarget(workspace, new Map()), { kind: 'react', before: new Map() })
    const builder = projectBuild(open(), async () => workspace.root)
    const packageNames = packageNamesOf(preview)
    await performReactRun(input, { handler, template, builder, packages, packageNames, target, emit }, io.signal)
  })
}

/** Changes the app in the folder, all or nothing, and builds it then: what is wrong with it, in sentences. */
export async function changeReactApp(input: RunInput, parts: ReactParts): Promise<readonly string[]> {
  const { workspace, handler, io, emit } = parts
  return await withBuild(parts, async (open, { vendored }) => {
    const plain = createFolderTarget(workspace, input.files, (files) => {
      const versionOf = (name: string): string | undefined =>
        Object.hasOwn(vendored, name) ? vendored[name] : undefined
      const manifest = manifestFor(new Map([...input.files, ...files]), versionOf)
      return new Map(manifest === undefined ? [] : [['package.json', manifest]])
    })
    const target = withPlaceholders(plain, { kind: 'react', before: input.files })
    await performRun(input, handler, target, emit, io.signal)
    if (io.signal.aborted) return []
    const built = await projectBuild(open(), async () => workspace.root).rebuild([], io.signal)
    if (built.ok) return []
    return built.errors.map(({ file, line, text }) => {
      const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `
      return `The app does not build. ${place}${text}`
    })
  })
}

/** With a build process of its own, which ends with the job. The first build begins when the project is opened. */
async function withBuild<T>(
  { workspace, dataFolder, io }: ReactParts,
  job: (open: () => ReactProject, packages: Packages, preview: ReactPreview) => Promise<T>,
): Promise<T> {
  const { vendorFolder } = findAppRoot()
  const packages = createPackageInstaller({
    cacheFolder: join(dataFolder, 'packages'),
    vendored: readVendoredSet(vendorFolder).versions,
    environment: io.env,
  })
  const preview = createReactPreview({ vendorFolder, packages })
  const source = {
    list: async () => (await workspace.list()).map(({ path }) => path),
    read: (path: string) => workspace.read(path),
  }
  try {
    return await job(() => preview.open('app', source), packages, preview)
  } finally {
    preview.stop()
  }
}
