/** The providers in the groups of their list, and the state of each in a word. */
import type { ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import { t } from '../../../words/index.ts'
import { needsKey } from '../picker/entry.ts'

export interface ProviderGroups {
  readonly local: readonly ProviderStatus[]
  readonly hosted: readonly ProviderStatus[]
  /** The server whose address the user gives. */
  readonly other: ProviderStatus | undefined
}

/** Wherever their address now leads: one looks for LM Studio in the same place, also when it runs elsewhere. */
const onThisMachine: readonly ProviderId[] = ['starter', 'ollama', 'lmstudio', 'llamacpp', 'vllm', 'scripted']

/** In the order in which the studio names them. */
export function groupProviders(statuses: readonly ProviderStatus[]): ProviderGroups {
  return {
    local: onThisMachine.flatMap((id) => statuses.find((status) => status.id === id) ?? []),
    hosted: statuses.filter(({ id }) => !onThisMachine.includes(id) && id !== 'openai-compatible'),
    other: statuses.find(({ id }) => id === 'openai-compatible'),
  }
}

export interface StateWords {
  readonly text: string
  readonly tone: 'plain' | 'ok' | 'warn' | 'bad'
}

/** A local server that is not running is no trouble: it is only not running. */
export function stateWords(status: ProviderStatus): StateWords {
  if (status.state === 'ready') return { text: t('models.ready'), tone: 'ok' }
  if (status.state === 'no-models') return { text: t('models.noModels'), tone: 'warn' }
  if (status.error?.kind === 'auth' && status.key !== undefined) {
    return { text: t('models.provider.keyRefused'), tone: 'bad' }
  }
  if (needsKey(status)) return { text: t('models.provider.needsKey'), tone: 'plain' }
  if (status.state === 'needs-setup') return { text: t('models.notSetUp'), tone: 'plain' }
  return status.local
    ? { text: t('models.provider.notRunning'), tone: 'plain' }
    : { text: t('models.notReachable'), tone: 'warn' }
}

/** What may be shown of a key, in the interface's language. */
export function keyWords(shown: string): string {
  const end = /^ends in …(.+)$/.exec(shown)?.[1]
  if (end !== undefined) return t('models.provider.keyEndsIn', { end })
  const variable = variableOf(shown)
  if (variable !== undefined) return t('models.provider.keyFrom', { name: variable })
  return shown === 'set' ? t('models.provider.keySet') : shown
}

/** The environment variable that the key comes from, if it does. */
export function variableOf(shown: string): string | undefined {
  return /^(?:from )?([A-Z][A-Z0-9]*_[A-Z0-9_]+)$/.exec(shown)?.[1]
}
