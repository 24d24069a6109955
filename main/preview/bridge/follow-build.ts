/**
 * What a React app's page has beside the bridge, so that a new build can take its place: it says where the app is and whether
 * somebody is typing in it, takes new styles, and as the next one says when it stands.
 */
import type { StudioOrder } from '#shared/contract/bridge-event.ts'
import { cut } from './describe.ts'

export type FollowBuild = (tell: (type: string, body?: object) => void) => BuiltPage

export interface BuiltPage {
  hear(order: StudioOrder): void
  /** Nobody caught it. */
  failed(message: string): void
  /** True for React's own message about an error that a boundary caught: then it is told as one. */
  caught(values: readonly unknown[], post: (type: string, body: object) => void): boolean
}

/** The screens that were loaded write their names down here; see screen-build.ts. */
interface AppWindow {
  readonly __kilnScreens?: ReadonlySet<string>
  /** Of a page that waits for its app; see warm-page.ts. */
  readonly __kilnWarm?: string
}

interface Moved {
  readonly at: string
  readonly left: number
  readonly top: number
}

export function followBuild(tell: (type: string, body?: object) => void): BuiltPage {
  // Taken before the app's own code runs, which may replace any of them.
  const { setTimeout, clearTimeout, document, performance, history, location } = window
  const screens = (): string[] => [...((window as AppWindow).__kilnScreens ?? [])]
  const folder = '/__kiln/warm'
  let error = ''
  /** Something of the page is still to come. */
  let coming = 0

  // --- Whether somebody is at it: what is typed, held or pressed would be lost with the page.
  const written = new Set<Element>()
  let held = false
  let until = 0
  let told = false
  let timer: number | undefined
  const keeps = (field: Element): boolean => field.isConnected && Reflect.get(field, 'value') !== ''
  const look = (): void => {
    clearTimeout(timer)
    const typed = document.hasFocus() && [...written].some(keeps)
    const busy = held || typed || performance.now() < until
    if (busy !== told) tell('busy', { busy })
    told = busy
    if (busy) timer = setTimeout(look, 200)
  }
  const on = (types: string, hear: (event: Event) => void): void => {
    for (const type of types.split(' ')) {
      window.addEventListener(type, (event) => event.isTrusted && (hear(event), look()), {
        capture: true,
        passive: true,
      })
    }
  }
  on('pointerdown dragstart', () => (held = true))
  on('pointerup pointercancel dragend drop', () => {
    held = false
    until = performance.now() + 300
  })
  on('keydown', () => (until = performance.now() + 1000))
  on(
    'input',
    ({ target }) =>
      target instanceof Element && target.matches('input,textarea,[contenteditable]') && written.add(target),
  )
  on('submit reset', () => written.clear())

  // --- Where it is scrolled to.
  const scrolled = new Set<EventTarget | null>()
  on('scroll', ({ target }) => scrolled.add(target))
  const root = (): Element => document.scrollingElement ?? document.documentElement
  /** The way from the body down, by numbers: '' for the page itself. */
  const wayTo = (element: Element): string => {
    const parent = element.parentElement
    return parent && element !== document.body ? `${wayTo(parent)}/${[...parent.children].indexOf(element)}` : ''
  }
  const moved = (): Moved[] => {
    const list: Moved[] = []
    for (const target of scrolled) {
      const element = target instanceof Element ? target : root()
      const { scrollLeft: left, scrollTop: top } = element
      if (element.isConnected && (left || top)) list.push({ at: element === root() ? '' : wayTo(element), left, top })
    }
    return list.slice(-20)
  }
  const move = (list: readonly Moved[]): void => {
    for (const { at, left, top } of list) {
      const way = at.split('/').slice(1)
      const element = at
        ? way.reduce<Element | undefined>((from, step) => from?.children[Number(step)], document.body)
        : root()
      element?.scrollTo({ left, top, behavior: 'instant' })
    }
  }

  // --- As the next one: hidden, until it stands.
  const stand = (places: readonly Moved[]): void => {
    let quiet = 0
    const began = performance.now()
    const watch = new MutationObserver(() => (quiet = 0))
    watch.observe(document, { childList: true, subtree: true })
    const isFilled = (): boolean =>
      [...(document.getElementById('root') ?? document.body ?? document).children].some(
        (child) => child.localName !== 'script',
      )
    const step = (): void => {
      const late = performance.now() - began > 3000
      const ready = !coming && document.readyState !== 'loading' && isFilled()
      // What it does after its first paint may break it, too.
      if (error || late || (ready && quiet++ > 1)) {
        watch.disconnect()
        move(places)
        tell('mounted', error ? { error: cut(error) } : {})
      } else setTimeout(step, 4)
    }
    step()
  }

  // --- As a page that waits: it gets its place and its app when there is a build for it.
  const place = (path: string): void => history.replaceState(null, '', path)
  const begin = (build: number, path: string): void => {
    place('/' + path)
    coming++
    restyle(build, () => coming--)
    coming++
    const start = (tries: number): unknown => {
      const stamp = (window as AppWindow).__kilnWarm
      if (stamp === undefined && tries) return setTimeout(start, 20, tries - 1)
      // What a script throws as it starts is an error of the page, as it would be in any other.
      return import(`/__kiln/build/start-${stamp ?? 0}-${build}.js`).then(() => coming--, reportError)
    }
    start(50)
  }
  if (location.pathname.startsWith(folder)) place(location.href.slice(location.origin.length + folder.length))

  // --- New styles, in the place of those that are there.
  const restyle = (build: number, then: () => void): void => {
    const old = document.querySelector<HTMLLinkElement>('link[href*="/__kiln/build/app.css"]')
    if (!old) return then()
    const link = old.cloneNode() as HTMLLinkElement
    link.href = `/__kiln/build/app.css?build=${build}`
    link.onload = link.onerror = () => {
      old.remove()
      then()
    }
    old.after(link)
  }

  return {
    hear(order) {
      if (order.type === 'place') tell('place', { places: moved(), screens: screens() })
      if (order.type === 'begin') begin(order.build, order.path)
      if (order.type === 'stand') {
        for (const name of order.screens) {
          const link = document.createElement('link')
          Object.assign(link, { rel: 'modulepreload', href: `/__kiln/build/${name}` })
          document.head?.append(link)
        }
        stand(order.places)
      }
      if (order.type === 'update') {
        const { build } = order
        const done = (stale: boolean): void => tell('updated', { build, stale })
        const known = screens()
        if (order.screens.some((name) => known.includes(name))) done(true)
        else if (order.styles) restyle(build, () => done(false))
        else done(false)
      }
    },
    failed: (message) => void (error ||= message),
    caught([, thrown, words], post) {
      const [, component = ''] = /error occurred in (?:the <(.+)>|one of your)/.exec(String(words)) ?? []
      if (!(thrown instanceof Error) || !/error occurred in/.test(String(words))) return false
      const stack = cut(String(thrown.stack).replaceAll(location.origin + '/', ''))
      error ||= `${thrown.name}: ${thrown.message}`
      post('error', {
        message: cut(`${thrown.name}: ${thrown.message}`),
        stack,
        rejection: false,
        caught: true,
        component,
        file: '',
        line: 0,
        column: 0,
      })
      return true
    },
  }
}
