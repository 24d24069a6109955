/** Files that become whole after the page that links them, for the bridge: stylesheets are swapped in, the rest by a reload. */

/** What a page that is still being written is told: which answer it belongs to, what it has seen, its own path. */
export interface LivePage {
  readonly overlay: string
  readonly after: number
  readonly path: string
}

interface Changes {
  readonly after: number
  readonly done: boolean
  readonly changes: readonly { readonly path: string; readonly kind: 'style' | 'document' | 'stale' }[]
}

/** Asks until the answer ends. `fetch`: the browser's own, not what the app may have put in its place. */
export function followAnswer(live: LivePage, fetch: typeof window.fetch, whenParsed: (then: () => void) => void): void {
  const { overlay, path: ownPath } = live
  const { setTimeout, document, location } = window
  const { origin } = location
  let after = live.after
  let failures = 0
  let stale = false
  const wanted = new Map<string, number>()
  const versions = new WeakMap<Element, number>()
  const broughtIn = new Set<string>()
  const pathOf = (address: string): string => {
    try {
      const url = new URL(address)
      return url.origin === origin ? decodeURIComponent(url.pathname.slice(1)) : ''
    } catch {
      return ''
    }
  }
  const bringIn = (): void => {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"]')) {
      const linked = pathOf(link.href)
      const version = wanted.get(linked)
      if (version === undefined || (versions.get(link) ?? -1) >= version) continue
      // The old one stays until the new one has loaded, so the page is never without its style.
      const next = link.cloneNode() as HTMLLinkElement
      const url = new URL(link.href)
      url.searchParams.set('kiln', String(version))
      next.href = url.href
      broughtIn.add(linked)
      next.onload = next.onerror = () => link.remove()
      versions.set(link, version)
      versions.set(next, version)
      link.after(next)
    }
    // A link may be asked for before the parser has reached it.
    if (document.readyState === 'loading' && wanted.size) setTimeout(bringIn, 100)
  }
  whenParsed(bringIn)
  /** Whether the page loaded a stylesheet too early by other means than a link: an import, a shadow tree. */
  const leftOut = (): boolean =>
    performance
      .getEntriesByType('resource')
      .some(({ name }) => wanted.has(pathOf(name)) && !broughtIn.has(pathOf(name)))
  const listen = (): void => {
    fetch(`/__kiln/changes?overlay=${overlay}&after=${after}`)
      .then((response) => response.json())
      .then((reply: Changes) => {
        failures = 0
        after = reply.after
        for (const { path: changed, kind } of reply.changes) {
          if (kind === 'style') wanted.set(changed, after)
          else if (kind === 'stale') stale = true
          else if (changed === ownPath) return location.reload()
        }
        bringIn()
        if (!reply.done) listen()
        else whenParsed(() => (stale || leftOut()) && location.reload())
      })
      .catch(() => {
        if (failures++ < 5) setTimeout(listen, 1000)
      })
  }
  listen()
}
