/** What a new app is going to be: the user's choice counts at once, also before the studio has written it down. */
import { create } from 'zustand'
import type { AppKind } from '#shared/domain/project.ts'
import type { Settings, SettingsPatch } from '#shared/domain/settings.ts'

const useChosen = create<{ readonly chosen: AppKind | undefined }>()(() => ({ chosen: undefined }))

/** Keeps the choice with the settings. `update` resolves when they have it. */
export function chooseKind(kind: AppKind, update: (patch: SettingsPatch) => Promise<void>): void {
  useChosen.setState({ chosen: kind })
  void update({ newAppKind: kind }).finally(() => {
    if (useChosen.getState().chosen === kind) useChosen.setState({ chosen: undefined })
  })
}

/** As it is shown. */
export function useNewAppKind(settings: Settings | undefined): AppKind {
  return useChosen(({ chosen }) => chosen) ?? settings?.newAppKind ?? 'page'
}

/** As it is sent. */
export function newAppKind(settings: Settings): AppKind {
  return useChosen.getState().chosen ?? settings.newAppKind
}
