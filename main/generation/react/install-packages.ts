/** Packages that an app wants and the studio does not bring along: asked for beside the run, which goes on without them. */
import { toAppError } from '#shared/domain/error.ts'
import { delay } from '../../lib/abort.ts'
import { untilAborted } from './until-aborted.ts'
import { planPackages, specText, type PackageSpec } from './packages.ts'
import type { PackageInstaller } from './ports.ts'
import type { Stages } from './stages.ts'

export interface Packages {
  /** Those of the vendored set that the plan names, with their versions: they are there at once. */
  readonly vendored: Readonly<Record<string, string>>
  /** Names of all that the plan wants and that is there by now. */
  there(): readonly string[]
  /** The exact version of any package that the app may import by now; undefined for one that is not there. */
  versionOf(name: string): string | undefined
  /** True from a yes until they are there, or could not be had. */
  isInstalling(): boolean
  /** Resolves at once, but from a yes on when they are there, or could not be had, or take too long. */
  settled(signal: AbortSignal): Promise<void>
  /** Asks, installs, and tells `onInstalled`. Never rejects: a refusal and a failure are told, and nothing waits for them. */
  install(
    signal: AbortSignal,
    onInstalled: (versions: Readonly<Record<string, string>>) => Promise<void>,
  ): Promise<void>
}

/** `there`: what an earlier run has installed, name to exact version: it is not asked for again. */
export function createPackages(
  specs: readonly string[],
  installer: PackageInstaller,
  stages: Stages,
  there: Readonly<Record<string, string>> = {},
): Packages {
  const planned = planPackages(specs, installer.vendored)
  const { vendored } = planned
  const wanted = planned.wanted.filter(({ name }) => !Object.hasOwn(there, name))
  const installed = new Map(Object.entries(there).filter(([name]) => !Object.hasOwn(installer.vendored, name)))
  let isInstalling = false
  return {
    vendored,
    there: () => [...Object.keys(vendored), ...installed.keys()],
    versionOf: (name) =>
      installed.get(name) ?? (Object.hasOwn(installer.vendored, name) ? installer.vendored[name] : undefined),
    isInstalling: () => isInstalling,
    async settled(signal) {
      const end = Date.now() + longestWait
      while (isInstalling && Date.now() < end) await delay(50, signal)
    },
    async install(signal, onInstalled) {
      const tell = (message: string): void => stages.enter('installing-deps', message)
      if (wanted.length === 0) return tell('Everything is there already')
      tell(`Asking for ${listed(wanted)}`)
      try {
        const allowed = await untilAborted(installer.confirm(wanted, signal), signal)
        if (signal.aborted) return
        if (allowed.length === 0) return tell(`Going on without ${listed(wanted)}`)
        isInstalling = true
        tell(`Installing ${listed(allowed)}`)
        const versions = await untilAborted(installer.install(allowed, signal, tell), signal)
        if (signal.aborted) return
        for (const [name, version] of Object.entries(versions)) installed.set(name, version)
        await onInstalled(versions)
        tell(`Installed ${listed(allowed)}`)
      } catch (thrown) {
        if (!signal.aborted) tell(`Going on without ${listed(wanted)}: ${toAppError(thrown).message}`)
      } finally {
        isInstalling = false
      }
    },
  }
}

/** What is written meanwhile could not use them; but a registry that hardly answers keeps nobody. In milliseconds. */
const longestWait = 30_000

function listed(specs: readonly PackageSpec[]): string {
  return specs.map(specText).join(', ')
}
