/**
 * The script that Kiln puts at the top of every previewed page. It tells the studio's window what the app logs, breaks
 * on and tries to reach, and brings in stylesheets that were written after the page that links them.
 * `compile-bridge.ts` turns it into `../bridge-script.ts`: it and what it imports from here stand in one function, so that no
 * globals are left behind.
 */
import type { CaptureOrder, StudioOrder } from '#shared/contract/bridge-event.ts'
import { cut, showAll } from './describe.ts'
import { followAnswer, type LivePage } from './follow-answer.ts'
import type { FollowBuild } from './follow-build.ts'
import type { Picker } from './pick.ts'

/** The part of the Navigation API that is used: it knows this frame's own steps. */
interface Moves extends EventTarget {
  readonly canGoBack: boolean
  readonly canGoForward: boolean
  back(): void
  forward(): void
}

interface Requests {
  readonly after: number
  readonly list: readonly unknown[]
}

type StudioMessage = { readonly source: 'kiln-studio' } & StudioOrder

interface Picking {
  createPicker(tell: (type: string, body?: object) => void): Picker
}

interface Capturing {
  capture(order: CaptureOrder): Promise<ArrayBuffer>
}

/** `seen`: how many answers the responder has logged before this page's own. `followBuild`: of a React app's page. */
export function bridge(live: LivePage | null, seen: number, followBuild?: FollowBuild): void {
  const framed = window.parent !== window
  const outside = window.parent
  // Taken before the app's own code runs, which may replace any of them.
  const send: (message: object, origin: string, give: Transferable[]) => void = outside.postMessage
  const { fetch, setTimeout, console, document, location } = window
  const origin = location.origin
  document.currentScript?.remove()

  // --- Messages: cut to size, and never more than a window can take.
  let left = 200
  let dropped = 0
  const tell = (type: string, body: object = {}, give: Transferable[] = []): void => {
    if (framed) send.call(outside, { source: 'kiln-bridge', type, ...body }, '*', give)
  }
  /** Whether one more message may be told of; makes nothing of one that may not, which is what a loop costs. */
  const mayTell = (): boolean => {
    if (left-- <= 0) return dropped++ < 0
    if (left === 199) {
      setTimeout(() => {
        if (dropped) tell('left-out', { count: dropped })
        left = 200
        dropped = 0
      }, 1000)
    }
    return true
  }
  const built = framed ? followBuild?.(tell) : undefined
  /** The app is being drawn: what is asked for meanwhile is mostly not its own. */
  let drawing = 0
  const post = (type: string, body: object): void => {
    if (mayTell()) tell(type, body)
  }
  /** A path for what belongs to the app, the address for anything else. */
  const short = (url: string): string => cut(url.startsWith(origin + '/') ? url.slice(origin.length + 1) : url)

  const trace = (error: unknown): string =>
    cut(error instanceof Error ? String(error.stack).replaceAll(origin + '/', '') : '')
  /** True for the code that draws or picks, and for handlers that stand in the copies that are drawn. */
  const isOwn = (error: unknown): boolean => {
    const stack = error instanceof Error ? String(error.stack) : ''
    return /__kiln\/(capture|snapdom|pick)\.js/.test(stack) || (!!drawing && / at \w+\.on(error|load) \(/.test(stack))
  }

  /** Where the app's own code called `from`. */
  const callerOf = (from: (...values: unknown[]) => void) => {
    const holder = { stack: '' }
    Error.captureStackTrace?.(holder, from)
    // A library speaks for whoever called it.
    const caller = holder.stack.split('\n').find((line, index) => index && !line.includes('/__kiln/vendor/'))
    const found = /\(?([^\s(]*):(\d+):(\d+)\)?$/.exec(caller ?? '')
    return { file: short(found?.[1] ?? ''), line: Number(found?.[2] ?? 0), column: Number(found?.[3] ?? 0) }
  }

  // --- What the app logs and breaks on.
  /** False for what goes too fast to be told: it does not go to the browser's own console either, which main pays for. */
  const log = (level: string, values: unknown[], from: (...values: unknown[]) => void): boolean => {
    if (!framed) return true
    const place = left > 0 ? callerOf(from) : undefined
    if (/^__kiln\/(?!build)/.test(place?.file ?? '') || !mayTell()) return false
    if (built?.caught(values, post)) return true
    const text = showAll(values)
    const whole = values.some((value) => typeof value === 'object' && value !== null) ? showAll(values, '') : text
    tell('console', { level, text, ...(whole === text ? {} : { detail: whole }), ...place })
    return true
  }
  const levels = { debug: 0, log: 0, info: 0, warn: 0, error: 0, dir: 'log', table: 'log', trace: 'log', group: 'log' }
  for (const [name, level] of [...Object.entries(levels), ['assert', 'error']] as [string, string][]) {
    const original = Reflect.get(console, name) as (...values: unknown[]) => void
    const told = (...values: unknown[]): void => {
      if (name === 'assert' && values[0]) return
      const said = name === 'assert' ? ['Assertion failed:', ...values.slice(1)] : values
      if (log(level || name, said, told)) original.apply(console, values)
    }
    Reflect.set(console, name, told)
  }
  const blocked = new Set<string>()
  window.addEventListener(
    'error',
    (event) => {
      const target = event.target
      if (target instanceof Element) {
        const url = String(Reflect.get(target, 'src') || Reflect.get(target, 'href') || '')
        const tag = target.localName
        if (tag === 'script') built?.failed(`${short(url)} did not load`)
        // A refused address fires this too; it is told once, as refused.
        setTimeout(() => blocked.has(url) || post('load-failed', { tag, url: short(url) }), 50)
      } else if (event instanceof ErrorEvent) {
        const place = { file: short(event.filename), line: event.lineno, column: event.colno }
        if (isOwn(event.error)) return
        const stack = trace(event.error)
        built?.failed(event.message)
        post('error', { message: cut(event.message), stack, rejection: false, ...place })
      }
    },
    true,
  )
  window.addEventListener('unhandledrejection', ({ reason }) => {
    const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : showAll([reason])
    if (isOwn(reason)) return
    const stack = trace(reason)
    post('error', { message: cut(message), stack, rejection: true, file: '', line: 0, column: 0 })
  })

  // --- What it tries to reach.
  document.addEventListener('securitypolicyviolation', (event) => {
    const { blockedURI: url } = event
    // Drawing it asks again for all that was refused.
    if (!drawing || !blocked.has(url)) post('blocked', { directive: event.effectiveDirective, url: short(url) })
    blocked.add(url)
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

  // --- Where it is, and what it asked for.
  const path = short(location.href)
  const whenParsed = (then: () => void): void => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then)
    else then()
  }
  whenParsed(() => tell('ready', { path, title: cut(document.title) }))
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) {
      tell('painted', { at: performance.timeOrigin + entry.startTime, path })
    }
  }).observe({ type: 'paint', buffered: true })
  // Its own history, which is not the window's. Where it is not known, there is no way back or forward.
  const moves = Reflect.get(window, 'navigation') as Moves | undefined
  const page = (fresh: boolean): void =>
    post('page', { path: short(location.href), back: !!moves?.canGoBack, forward: !!moves?.canGoForward, fresh })
  page(true)
  moves?.addEventListener('currententrychange', () => page(false))
  // Nothing is asked for while nothing loads: each load, failure and end of a fetch leads to one look.
  let looking = false
  const look = (): void => {
    if (!framed || looking || drawing) return
    looking = true
    setTimeout(() => {
      looking = false
      ask()
    }, 250)
  }
  const ask = (): Promise<void> =>
    fetch('/__kiln/requests?after=' + seen)
      .then((response) => response.json())
      .then((reply: Requests) => {
        seen = reply.after
        if (!drawing && reply.list.length) tell('requests', { list: reply.list })
      })
      .catch(() => undefined)
  whenParsed(look)
  for (const event of ['load', 'error']) window.addEventListener(event, look, true)
  window.addEventListener('load', look)
  window.fetch = (...given) => {
    const answer = fetch.apply(window, given)
    answer.then(look, look)
    return answer
  }
  const { open } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...given: unknown[]) {
    this.addEventListener('loadend', look)
    return Reflect.apply(open, this, given) as void
  }

  // --- Elements are picked: by what is only loaded then, and before the app hears of a click.
  let picker: Picker | undefined
  let picking: Promise<Picker> | undefined
  const pick = (then: (picker: Picker) => void): void => {
    const address = '/__kiln/pick.js'
    picking ??= import(address).then(({ createPicker }: Picking) => (picker = createPicker(tell)))
    picking.then(then).catch(() => {
      picking = undefined
      tell('pick-left')
    })
  }
  for (const type of 'pointerdown pointerup pointermove mousedown mouseup click dblclick auxclick contextmenu dragstart keydown keyup keypress'.split(
    ' ',
  )) {
    if (framed) window.addEventListener(type, (event) => picker?.hear(event), true)
  }

  let pictures = 0
  // --- What the studio asks for. The app does not hear of it.
  window.addEventListener('message', (event: MessageEvent<StudioMessage | null>) => {
    const order = event.data
    if (!framed || event.source !== outside || order?.source !== 'kiln-studio') return
    event.stopImmediatePropagation()
    if (order.type === 'ping') tell('pong')
    else if (order.type === 'reload') {
      tell('leaving')
      // Not an address set anew: a reload keeps the place that the page was scrolled to.
      location.reload()
    } else if (order.type === 'hash') {
      location.hash = order.hash
    } else if (order.type === 'go') {
      // The frame's own steps only: the window's history would take the studio along.
      if (order.to === 'back' ? moves?.canGoBack : moves?.canGoForward) moves?.[order.to]()
    } else if (order.type === 'picture') {
      // The same address would be answered from what the page remembers. Nothing else of the app is touched.
      const name = `/images/${order.slug}.svg`
      for (const image of document.images) {
        const { pathname, origin: of } = new URL(image.src || '.', location.href)
        if (of === origin && pathname.endsWith(name)) image.src = pathname + '?' + ++pictures
      }
    } else if (order.type === 'pick') pick((own) => own.pick(order.on))
    else if (order.type === 'select') pick((own) => own.select(order.at, order.tag))
    else if (order.type === 'try') pick((own) => own.show(order.styles, order.text))
    else if (order.type !== 'capture') built?.hear(order)
    else {
      const { id } = order
      // A name in a variable: no bundler is to look for it.
      const address = '/__kiln/capture.js'
      ask()
        .then(() => (drawing++, import(address)))
        .then(({ capture }: Capturing) => capture(order))
        .then((image) => tell('captured', { id, image }, [image]))
        .catch((error: unknown) => tell('captured', { id, error: cut(String(error)) }))
        // What it took to draw is not in the list of what the app asked for.
        .then(ask)
        .then(() => drawing--)
    }
  })
  window.addEventListener('keydown', (event) => {
    const own = event.defaultPrevented || document.querySelector('dialog[open]')
    if (event.isTrusted && event.key === 'Escape' && !own) tell('escape')
  })

  if (live) followAnswer(live, fetch, whenParsed)
}
