/** A part of the composition root: what runs of React apps need of the studio. */
import { join } from 'node:path'
import type { ModelRef } from '#shared/domain/model.ts'
import type { ReactServices } from './generation/react-run.ts'
import { readReactTemplate, type ReactTemplate } from './generation/react/template.ts'
import type { Packages } from './packages/index.ts'
import type { ReactPreview } from './preview/react-build/react-preview.ts'
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
