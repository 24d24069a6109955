/** A part of the composition root: what runs of React apps need of the studio. */
import { join } from 'node:path'
import type { ModelRef } from '#shared/domain/model.ts'
import type { PackageNames } from './edits/fixes/fixable-app.ts'
import type { ReactServices } from './generation/react-run.ts'
import { versionsIn } from './generation/react/scaffold.ts'
import { readReactTemplate, type ReactTemplate } from './generation/react/template.ts'
import type { Packages } from './packages/index.ts'
import type { ReactPreview } from './preview/react-build/react-preview.ts'
import type { Projects } from './projects/projects.ts'
import { isElsewhere } from './providers/known-models.ts'
import type { ProviderRegistry } from './providers/registry.ts'
import type { SettingsService } from './settings/settings.ts'

export interface ReactServiceParts {
  readonly templatesFolder: string
  readonly builds: Pick<ReactPreview, 'vendored' | 'warm'>
  readonly providers: Pick<ProviderRegistry, 'local'>
  readonly settings: Pick<SettingsService, 'get'>
  /** Asked for when something is to be installed. */
  readonly packages: () => Pick<Packages, 'install'>
}

/** The packages that each React app names, also of one whose folder is not there now, by its newest version. */
export function namedPackages(
  projects: Pick<Projects, 'list' | 'workspace' | 'versions' | 'versionFile'>,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const apps = projects.list().filter(({ kind }) => kind === 'react')
  return Promise.all(
    apps.map(async ({ id }) => {
      const there = await projects
        .workspace(id)
        .read('package.json')
        .catch(() => undefined)
      const bytes = there ?? projects.versionFile(projects.versions(id)[0]?.id ?? '', 'package.json')
      return versionsIn(new Map([['package.json', Buffer.from(bytes ?? '{}').toString()]]))
    }),
  )
}

/** What each library gives by name; always asked of the set that is there. */
export function packageNamesOf(builds: Pick<ReactPreview, 'vendored'>): PackageNames {
  return (specifier) => {
    const { modules } = builds.vendored()
    return Object.hasOwn(modules, specifier) ? modules[specifier]?.names : undefined
  }
}

export function createReactServices({
  templatesFolder,
  builds,
  providers,
  settings,
  packages,
}: ReactServiceParts): ReactServices {
  return {
    template: kept(() => readReactTemplate(join(templatesFolder, 'react', 'base'))),
    vendored: () => builds.vendored().versions,
    packageNames: packageNamesOf(builds),
    warm: () => builds.warm(),
    install: (_projectId, wanted, signal, onProgress) => packages().install(wanted, signal, onProgress),
    screensAtOnce: (model) => (isOneAtATime(providers, model) ? 1 : settings.get().screensAtOnce),
  }
}

/** A local model shares one processor between all that it is asked. */
function isOneAtATime({ local }: Pick<ProviderRegistry, 'local'>, model: ModelRef): boolean {
  const isModel = model.provider !== 'starter' && model.provider !== 'scripted'
  return isModel && local(model.provider) && !isElsewhere(model)
}

/** Read when it is first needed; after a failure, again. */
function kept(read: () => Promise<ReactTemplate>): () => Promise<ReactTemplate> {
  let template: Promise<ReactTemplate> | undefined
  return () => {
    template ??= read().catch((thrown: unknown) => {
      template = undefined
      throw thrown
    })
    return template
  }
}
