/** When two errors are the same one, and which are none of the app's own. Pure. */
import type { SeenProblem } from '#shared/domain/problem.ts'

/** Kind, file, and the message without what differs from one time to the next. */
export function fingerprint({ kind, file = '', message }: Pick<SeenProblem, 'kind' | 'file' | 'message'>): string {
  const words = message
    .replace(/^(?:Uncaught\s+)?(?:\(in promise\)\s*)?/, '')
    .split('\n', 1)[0]
    ?.replace(/\bhttps?:\/\/\S+/g, '…')
    .replace(/0x[0-9a-f]+|\d+(?:\.\d+)?/gi, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
  // A React boundary's and the window's word of one error are one error.
  return `${kind === 'build' ? 'build' : 'app'}|${file}|${words}`
}

const network =
  /failed to fetch|networkerror|network request failed|load failed|net::err_|err_(?:network|internet|name)|fetch failed|the network|cors|cross-origin|websocket|eventsource|service ?worker|timed? ?out|status (?:code )?[45]\d\d|^(?:uncaught )?script error\.?$|quotaexceeded|notallowederror|securityerror|aborterror|resizeobserver loop|refused to (?:connect|load)|content security policy/i

/** Of the network, the browser, or code of others: no change of the app's code is surely the answer. */
export function isOutside({ kind, message, file, stack = '' }: Omit<SeenProblem, 'ago'>): boolean {
  if (kind === 'build') return false
  if (network.test(message)) return true
  if (file !== undefined) return false
  // Without a place of its own: from an extension, or a script of others.
  return /(?:chrome|moz)-extension:|https?:\/\/(?![^/\s]*\.localhost)/.test(stack)
}
