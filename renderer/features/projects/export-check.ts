/** What an exported app told of itself while it was opened without a network. Pure. */
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'

export interface ExportFindings {
  /** The document is there to its end. */
  readonly ready: boolean
  /** What it tried to reach, each once, in order. */
  readonly tried: readonly string[]
  /** What it broke on. */
  readonly errors: readonly string[]
}

export const noFindings: ExportFindings = { ready: false, tried: [], errors: [] }

/** The findings after one more message. Opening a link is no loading: only what it asks for by itself counts. */
export function afterEvent(findings: ExportFindings, event: BridgeEvent): ExportFindings {
  switch (event.type) {
    case 'ready':
      return { ...findings, ready: true }
    case 'blocked':
      return event.directive === 'navigation' ? findings : { ...findings, tried: withOne(findings.tried, event.url) }
    case 'load-failed':
      return { ...findings, tried: withOne(findings.tried, event.url) }
    case 'error':
      return { ...findings, errors: withOne(findings.errors, event.message) }
    default:
      return findings
  }
}

/** Addresses that it names and did not ask for while it loaded. */
export function onlyNamed(outside: readonly string[], tried: readonly string[]): readonly string[] {
  return [...new Set(outside)].filter((address) => !tried.includes(address))
}

function withOne(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list : [...list, item]
}
