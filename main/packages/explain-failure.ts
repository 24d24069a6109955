/** What npm's libraries say, as a sentence for a person that says what to do. Never with an address: it may hold a key. */
import { failure, toAppError, type Failure } from '#shared/domain/error.ts'
import type { Descriptions } from './descriptions.ts'
import type { WantedPackage } from './packages.ts'

const offline =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR|ECONNECTIONTIMEOUT|EIDLETIMEOUT|ERESPONSETIMEOUT|ETRANSFERTIMEOUT|ENOTCACHED|EPROTO|CERT_.*|UNABLE_TO_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*)$/

/** The whole of it, with npm's error as the cause. */
export function explainFailure(thrown: unknown, wanted: readonly WantedPackage[], descriptions: Descriptions): Failure {
  const code = textIn(thrown, 'code')
  const names = wanted.map(({ name }) => name).join(', ')
  const about = packageOf(thrown) ?? descriptions.whoseSpec(textIn(thrown, 'message')) ?? names
  const extra = { cause: thrown, ...(code === '' ? {} : { detail: code }) }
  if (offline.test(code)) {
    return failure('unreachable', `Kiln cannot reach the registry (${code}); the app goes on without ${names}.`, extra)
  }
  if (code.startsWith('EALLOW') || code === 'EUNSUPPORTEDPROTOCOL' || code === 'EINVALIDPACKAGENAME') {
    const who = requiredBy(thrown) ?? names
    const message = `${about} is not installed: ${who} asks for it from elsewhere. Only versions in the registry can be installed.`
    return failure('refused', message, extra)
  }
  switch (code) {
    case 'E404':
      return failure('not-found', `The registry has no ${about}. Look whether its name is right.`, extra)
    case 'ETARGET':
    case 'ENOVERSIONS': {
      const there = descriptions.shared[about]
      if (there !== undefined) {
        const who = requiredBy(thrown) ?? names
        const message = `${who} is not installed: it needs another version of ${about} than ${there}, which apps here have.`
        return failure('refused', message, extra)
      }
      return failure('not-found', `The registry has no such version of ${about}.`, extra)
    }
    case 'E401':
    case 'E403':
      return failure('auth', `The registry does not give out ${about}: look at the key in your npm settings.`, extra)
    case 'ERESOLVE':
      return failure('refused', conflict(thrown, about), extra)
    case 'EINTEGRITY':
      return failure('refused', `${about} is not installed: what came is not what the registry says it is.`, extra)
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
    case 'TAR_BAD_ARCHIVE':
      return failure('refused', `${about} is not installed: what came cannot be unpacked.`, extra)
  }
  if (/^E5\d\d$|^E429$/.test(code)) {
    return failure('unreachable', `The registry does not answer well (${code.slice(1)}); try again later.`, extra)
  }
  const { kind, message } = toAppError(thrown)
  return failure(kind, `${names} could not be installed: ${withoutAddresses(message)}`, extra)
}

function conflict(thrown: unknown, about: string): string {
  const edge: unknown = Reflect.get(Object(thrown), 'edge')
  const name = textIn(edge, 'name')
  const spec = textIn(edge, 'spec')
  const from = textIn(Reflect.get(Object(edge), 'from'), 'name') || about
  return name === ''
    ? `${about} is not installed: what it needs does not go together with what apps here have.`
    : `${from} is not installed: it needs ${name} ${spec}, and apps here have another version.`
}

/** npm names it as `name@spec`, or by the address of its description. */
function packageOf(thrown: unknown): string | undefined {
  const spec = textIn(thrown, 'package') || textIn(thrown, 'spec') || textIn(thrown, 'pkgid')
  const name = /^(?:@[^/@]+\/)?[^/@]+/.exec(spec)?.[0]
  if (name !== undefined) return name
  const path = /\/((?:@|%40)[^/]+(?:%2f|\/)[^/]+|[^/]+)$/i.exec(textIn(thrown, 'uri'))?.[1]
  return path === undefined ? undefined : decodeURIComponent(path)
}

function requiredBy(thrown: unknown): string | undefined {
  return textIn(thrown, 'requiredBy').split('node_modules/').slice(1).pop()
}

function textIn(value: unknown, name: string): string {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return typeof found === 'string' ? found : ''
}

function withoutAddresses(message: string): string {
  return message.replaceAll(/\b[a-z+]+:\/\/\S+/gi, '…')
}
