/** What may be loaded, where a page may go, and which arguments are Kiln's: decided without Electron. */

/** Nothing else is ever loaded by the studio or by a preview. */
const localSchemes: ReadonlySet<string> = new Set(['kiln:', 'kiln-app:', 'devtools:', 'data:', 'blob:', 'about:'])

/** True for Kiln's own schemes, and in development for the renderer's server. */
export function mayLoad(url: string, devUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  if (localSchemes.has(protocol)) return true
  return devUrl !== undefined && host === new URL(devUrl).host && /^(https?|wss?):$/.test(protocol)
}

/** `URL.origin` is "null" for schemes of our own. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}

export interface Navigation {
  readonly to: string
  /** The address of the page or frame that began it. */
  readonly from: string
  readonly isMainFrame: boolean
}

/** The main frame stays at its origin; the studio may point a frame at any preview; a preview stays at its own host. */
export function mayNavigate({ to, from, isMainFrame }: Navigation, own: string): boolean {
  if (isMainFrame) return originOf(to) === own && originOf(from) === own
  if (to === 'about:blank' || to === 'about:srcdoc') return true
  if (!to.startsWith('kiln-app://'))
    return to.startsWith('blob:') && originOf(to.slice('blob:'.length)) === originOf(from)
  return originOf(from) === own || originOf(to) === originOf(from)
}

/** Electron's command line also holds Chromium's switches and the app's path: only what is Kiln's own is taken. */
export function ownArguments(argv: readonly string[]): string[] {
  const own: string[] = []
  argv.forEach((argument, index) => {
    if (!/^--(data|script|port)(=|$)/.test(argument)) return
    own.push(argument)
    const value = argv[index + 1]
    if (!argument.includes('=') && value !== undefined) own.push(value)
  })
  return own
}
