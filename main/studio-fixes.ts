/** A part of the composition root: errors that mend themselves. */
import type { ModelRef } from '#shared/domain/model.ts'
import { createAppFixes, type AppFixes } from './generation/fixes/apply-fixes.ts'
import { createProblems, type Problems, type ProblemsParts } from './generation/fixes/problems.ts'
import type { ReactPreview } from './preview/react-build/react-preview.ts'
import type { Projects } from './projects/projects.ts'
import { isElsewhere } from './providers/known-models.ts'
import type { ProviderRegistry } from './providers/registry.ts'
import type { SettingsService } from './settings/settings.ts'
import type { Store } from './store/store.ts'
import { packageNamesOf } from './studio-react.ts'
import type { Requests } from './studio-requests.ts'

export interface AppFixesSources {
  readonly store: Store
  readonly projects: Projects
  readonly builds: Pick<ReactPreview, 'vendored'>
}

/** With the real names of the libraries that apps import. */
export function createStudioFixes({ store, projects, builds }: AppFixesSources): AppFixes {
  return createAppFixes({
    store,
    projects,
    packageNames: packageNamesOf(builds),
    versionOf(name) {
      const { versions } = builds.vendored()
      return Object.hasOwn(versions, name) ? versions[name] : undefined
    },
  })
}

export interface StudioProblemsParts extends Omit<ProblemsParts, 'isOn' | 'model' | 'isOverBudget' | 'isHosted'> {
  readonly settings: Pick<SettingsService, 'get'>
  readonly providers: Pick<ProviderRegistry, 'local' | 'models'>
  readonly requests: Pick<Requests, 'panel'>
}

export function createStudioProblems({ settings, providers, requests, ...parts }: StudioProblemsParts): Problems {
  return createProblems({
    ...parts,
    isOn: () => settings.get().autoFix,
    model: () => (settings.get().auto ? 'auto' : settings.get().model),
    isOverBudget: (model) => requests.panel.spending.isUsedUp(providers.models.get(model)),
    isHosted: (model) => isHosted(providers, model),
  })
}

function isHosted(providers: Pick<ProviderRegistry, 'local'>, model: ModelRef): boolean {
  const answersHere = model.provider === 'starter' || model.provider === 'scripted'
  return !answersHere && (!providers.local(model.provider) || isElsewhere(model))
}
