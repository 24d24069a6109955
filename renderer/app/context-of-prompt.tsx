/** What of a project goes along with its next prompt: as the user has chosen, and as the estimate tells. */
import { useMemo } from 'react'
import type { ChangeContext, ContextWishes } from '#shared/domain/context.ts'
import type { AboutElement } from '#shared/domain/pick.ts'
import { ContextMeter, useContextStore, wishesOf } from '../features/composer/index.ts'

/** Undefined for a new app. */
export function useContextWishes(projectId: string | undefined): ContextWishes | undefined {
  const choice = useContextStore((store) => (projectId === undefined ? undefined : store.choiceOf(projectId)))
  const open = useContextStore((store) => (projectId === undefined ? undefined : store.open[projectId]))
  const about = useContextStore((store) => (projectId === undefined ? undefined : store.about[projectId]))
  return useMemo(() => (choice === undefined ? undefined : wishesOf(choice, open, about)), [choice, open, about])
}

/** What is open in the editor goes along with a change. */
export function showOpenFile(projectId: string | undefined, path: string | undefined): void {
  if (projectId !== undefined) useContextStore.getState().show(projectId, path)
}

/** The element that a prompt is about: the one that is picked now, none, or one of before. */
export type PromptAbout = AboutElement | 'picked' | 'none'

/** As of now, for a prompt that is sent. */
export function contextWishes(
  projectId: string | undefined,
  of: PromptAbout = 'picked',
): { readonly context?: ContextWishes } {
  if (projectId === undefined) return {}
  const { choiceOf, open, about } = useContextStore.getState()
  const now = of === 'picked' ? about[projectId] : undefined
  const picked = typeof of === 'string' ? now : { element: of, paths: [of.path] }
  return { context: wishesOf(choiceOf(projectId), open[projectId], picked) }
}

/** The studio has taken the prompt: what was chosen for it alone is forgotten. */
export function forgetContextWishes(projectId: string): void {
  useContextStore.getState().sent(projectId)
}

export function PromptContext({ projectId, context }: { readonly projectId: string; readonly context: ChangeContext }) {
  const { pin, add, remove, reset } = useContextStore.getState()
  return (
    <ContextMeter
      context={context}
      choice={useContextStore((store) => store.choiceOf(projectId))}
      onPin={(path) => pin(projectId, path)}
      onAdd={(path) => add(projectId, path)}
      onRemove={(path) => remove(projectId, path)}
      onReset={() => reset(projectId)}
    />
  )
}
