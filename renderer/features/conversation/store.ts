/** Prompts on their way: shown at once, until the studio's own record of the run takes their place. */
import { create } from 'zustand'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { AppError } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { AboutElement } from '#shared/domain/pick.ts'
import type { AppKind } from '#shared/domain/project.ts'

export interface SentPrompt {
  readonly id: string
  /** Undefined for a new app whose project is still being made. */
  readonly projectId: string | undefined
  readonly prompt: string
  readonly attachments?: readonly Attachment[]
  /** The element of the app that it is about. */
  readonly about?: AboutElement | undefined
  readonly asked: ModelRef
  /** Of a new app, when the studio has accepted it. */
  readonly kind?: AppKind
  readonly sentAt: number
  /** Known when the studio has accepted it. */
  readonly runId?: string
  /** Why it was not accepted. */
  readonly error?: AppError
}

interface SentStore {
  readonly sent: readonly SentPrompt[]
  add(prompt: SentPrompt): void
  accept(id: string, accepted: { runId: string; projectId: string; kind?: AppKind }): void
  fail(id: string, error: AppError): void
  remove(id: string): void
}

export const useSentStore = create<SentStore>()((set) => ({
  sent: [],
  add: (prompt) => set(({ sent }) => ({ sent: [...sent, prompt] })),
  accept: (id, accepted) =>
    set(({ sent }) => ({ sent: sent.map((prompt) => (prompt.id === id ? { ...prompt, ...accepted } : prompt)) })),
  fail: (id, error) =>
    set(({ sent }) => ({ sent: sent.map((prompt) => (prompt.id === id ? { ...prompt, error } : prompt)) })),
  remove: (id) => set(({ sent }) => ({ sent: sent.filter((prompt) => prompt.id !== id) })),
}))
