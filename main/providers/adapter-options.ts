/** What every adapter of a hosted format is made of. */
import type { ProviderId } from '#shared/domain/model.ts'

export interface AdapterOptions {
  readonly id: ProviderId
  /** What the provider's own SDK would take: `…/v1` for OpenAI's formats. */
  readonly baseUrl: string
  readonly key?: string
  /** How long a connection may take to open, in milliseconds; absent: the default of `openAnswer`. */
  readonly connectMs?: number
}
