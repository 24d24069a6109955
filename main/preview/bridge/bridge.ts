/**
 * The script that Kiln puts at the top of every previewed page. It tells the studio's window what the app logs, breaks
 * on and tries to reach, and brings in stylesheets that were written after the page that links them.
 * `compile-bridge.ts` turns it into `../bridge-script.ts`; it stands alone: no imports, no globals left behind.
 */

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

export function bridge(live: LivePage | null): void {
  const framed = window.parent !== window
  const outside = window.parent
  // Taken before the app's own code runs, which may replace any of them.
  const send: (message: object, origin: string) => void = outside.postMessage
  const { fetch, setTimeout, console, document, location } = window
  const origin = location.origin
  document.currentScript?.remove()

  // --- Messages: cut to size, and never more than a window can take.
  let left = 200
  let dropped = 0
  const cut = (text: string): string => (text.length > 2000 ? text.slice(0, 2000) + '…' : text)
  const post = (type: string, body: object): void => {
    if (!framed) return
    if (left-- > 0) {
      if (left === 199) {
        setTimeout(() => {
          left = 200
          const lost = dropped
          dropped = 0
          if (lost > 0) post('console', { level: 'warn', text: `${lost} more messages were left out` })
        }, 1000)
      }
      send.call(outside, { source: 'kiln-bridge', type, ...body }, '*')
    } else dropped++
  }
  /** A path for what belongs to the app, the address for anything else. */
  const short = (url: string): string => cut(url.startsWith(origin + '/') ? url.slice(origin.length + 1) : url)

  const trace = (error: unknown): string =>
    cut(error instanceof Error ? String(error.stack).replaceAll(origin + '/', '') : '')

  const show = (value: unknown, depth: number): string => {
    try {
      if (typeof value === 'string') return depth ? JSON.stringify(value) : value
      if (typeof value === 'function') return `ƒ ${value.name}()`
      if (typeof value !== 'object' || value === null) return String(value)
      if (value instanceof Error) return value.stack ?? String(value)
      if (value instanceof Element) return value.outerHTML.slice(0, 200)
      if (depth > 2) return '…'
      if (Array.isArray(value)) {
        const items = value.slice(0, 50).map((item) => show(item, depth + 1))
        return `[${items.join(', ')}${value.length > 50 ? ', …' : ''}]`
      }
      if (value instanceof Map || value instanceof Set) return value.constructor.name + show([...value], depth + 1)
      const keys = Object.keys(value)
      const pairs = keys.slice(0, 30).map((key) => `${key}: ${show(Reflect.get(value, key), depth + 1)}`)
      const name = value.constructor === Object || !value.constructor ? '' : value.constructor.name + ' '
      return `${name}{${pairs.join(', ')}${keys.length > 30 ? ', …' : ''}}`
    } catch {
      return '[unreadable]'
    }
  }
  const showAll = (given: readonly unknown[]): string => {
    const values = [...given]
    let text = ''
    if (typeof values[0] === 'string') {
      text = String(values.shift()).replace(/%[sdifoOc]/g, (mark) => {
        if (!values.length) return mark
        const value = show(values.shift(), 0)
        return mark === '%c' ? '' : value
      })
      if (values.length) text += ' '
    }
    return cut(text + values.map((value) => show(value, 0)).join(' '))
  }

  // --- What the app logs and breaks on.
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const original = console[level]
    console[level] = (...values: unknown[]) => {
      post('console', { level, text: showAll(values) })
      original.apply(console, values)
    }
  }
  const blocked = new Set<string>()
  window.addEventListener(
    'error',
    (event) => {
      const target = event.target
      if (target instanceof Element) {
        const url = String(Reflect.get(target, 'src') || Reflect.get(target, 'href') || '')
        const tag = target.localName
        // A refused address fires this too; it is told once, as refused.
        setTimeout(() => blocked.has(url) || post('load-failed', { tag, url: short(url) }), 50)
      } else if (event instanceof ErrorEvent) {
        const place = { file: short(event.filename), line: event.lineno, column: event.colno }
        const stack = trace(event.error)
        post('error', { message: cut(event.message), stack, rejection: false, ...place })
      }
    },
    true,
  )
  window.addEventListener('unhandledrejection', ({ reason }) => {
    const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : show(reason, 0)
    const stack = trace(reason)
    post('error', { message: cut(message), stack, rejection: true, file: '', line: 0, column: 0 })
  })

  // --- What it tries to reach.
  document.addEventListener('securitypolicyviolation', (event) => {
    blocked.add(event.blockedURI)
    post('blocked', { directive: event.effectiveDirective, url: short(event.blockedURI) })
  })
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!framed || event.defaultPrevented || !link?.href || link.hasAttribute('download')) return
    if (/^https?:/.test(link.protocol) && link.origin !== origin) {
      // The frame may not leave the app; without this the click would end on the browser's own error page.
      event.preventDefault()
      post('blocked', { directive: 'navigation', url: cut(link.href) })
    } else if (link.target === '_blank') link.target = '_self'
  })
  const original = window.prompt
  window.prompt = (text, value) => {
    post('prompt-used', { text: cut(String(text ?? '')) })
    return original.call(window, text, value)
  }
  // A content policy does not cover peer connections, which would be a way out. Frames inside the page still have it.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(window, name)

  // --- Where it is.
  const path = short(location.href)
  const whenParsed = (then: () => void): void => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then)
    else then()
  }
  whenParsed(() => post('ready', { path, title: cut(document.title) }))
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) {
      post('painted', { at: performance.timeOrigin + entry.startTime, path })
    }
  }).observe({ type: 'paint', buffered: true })

  // --- Files that become whole after the page that links them.
  if (!live) return
  const { overlay, path: ownPath } = live
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
