/**
 * The preview of React apps, as main sees it: projects are opened, told what has changed, and served from their last good
 * build. The building is done in a process of its own, which is started again when it dies or hangs.
 */
import { createBuildConnection } from './build-connection.ts'
import { forkBuildProcess, type StartBuildProcess } from './build-process.ts'
import { openReactProject, type ReactProject } from './react-project.ts'
import type { PackageSource } from './package-set.ts'
import type { ProjectSource } from './project-source.ts'
import { readVendoredSet, type VendoredSet } from './vendored.ts'

export interface ReactPreviewOptions {
  /** Where the vendored libraries lie: out/vendor. */
  readonly vendorFolder: string
  /** Where packages beyond the vendored ones are found; without it there are none. */
  readonly packages?: PackageSource
  /** Default: a child process of Node's. */
  readonly start?: StartBuildProcess
  /** After so long without an answer the process is started again; default 15 s. */
  readonly patienceMs?: number
}

export interface ReactPreview {
  /** Begins to build; the same project must not be open twice. */
  open(projectId: string, source: ProjectSource): ReactProject
  /** Starts the process before it is needed: the first build of a new app is then sooner there. */
  warm(): void
  /** What an app may import without installing anything, with the versions that an exported one must name. */
  vendored(): VendoredSet
  stop(): void
}

/** Without an open project the process is kept for so long, in milliseconds. */
const keptIdle = 60_000

export function createReactPreview({
  vendorFolder,
  packages,
  start = forkBuildProcess,
  patienceMs = 15_000,
}: ReactPreviewOptions): ReactPreview {
  const connection = createBuildConnection({ start, vendorFolder, patienceMs })
  const open = new Set<ReactProject>()
  let known: VendoredSet | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  const vendored = (): VendoredSet => (known ??= readVendoredSet(vendorFolder))
  return {
    open(projectId, source) {
      clearTimeout(idle)
      const project = openReactProject({ projectId, source, connection, vendorFolder, vendored: vendored(), packages })
      open.add(project)
      return {
        ...project,
        close() {
          project.close()
          open.delete(project)
          if (open.size > 0) return
          clearTimeout(idle)
          idle = setTimeout(() => connection.end(), keptIdle)
          idle.unref()
        },
      }
    },
    warm: () => connection.warm(),
    vendored,
    stop() {
      clearTimeout(idle)
      for (const project of open) project.close()
      open.clear()
      connection.end()
    },
  }
}
