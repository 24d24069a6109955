/**
 * Picks elements of the running app, for the studio. The bridge imports it when the studio asks for it, and never before.
 * `compile-bridge.ts` turns it into `../pick-script.ts`: it and what it imports from here stand in one module.
 */
import { describeElement, elementAt, onlyText, wordsOf } from './pick-element.ts'
import { createOutline } from './pick-outline.ts'

export interface Picker {
  pick(on: boolean): void
  select(at: string | undefined, tag: string): void
  show(styles: Readonly<Record<string, string>>, text: string | undefined): void
  /** What pointer and keys do in the app, before the app hears of it. */
  hear(event: Event): void
}

/** How long an app that was loaded anew has to come to stand, in milliseconds. */
const patience = 4000

export function createPicker(tell: (type: string, body?: object) => void): Picker {
  const hover = createOutline(false)
  const chosen = createOutline(true)
  let picking = false
  let over: Element | undefined
  let selected: Element | undefined
  let undo: (() => void)[] = []
  let looking: ReturnType<typeof setTimeout> | undefined
  let following: ReturnType<typeof setInterval> | undefined

  const place = (): void => {
    hover.place()
    chosen.place()
  }
  for (const event of ['scroll', 'resize']) addEventListener(event, place, { capture: true, passive: true })
  // What the studio shows below the app takes room from it: what one works on stays in sight.
  addEventListener('resize', () => selected?.scrollIntoView({ block: 'nearest', behavior: 'instant' }))
  /** Things move by themselves, too. */
  function follow(): void {
    clearInterval(following)
    if (picking || selected !== undefined) following = setInterval(place, 200)
  }

  function takeBack(): void {
    for (const step of undo.toReversed()) step()
    undo = []
  }
  function choose(element: Element | undefined, again = false): void {
    if (element !== selected) takeBack()
    selected = element
    chosen.show(element)
    follow()
    if (element !== undefined) tell('picked', { again, element: describeElement(element) })
  }
  function go(element: Element | undefined): void {
    if (element === undefined) return
    over = element
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    hover.show(element)
    tell('pick-at', { tag: element.localName.slice(0, 60), words: wordsOf(element).slice(0, 200) })
  }
  function end(): void {
    picking = false
    over = undefined
    hover.show(undefined)
    follow()
  }

  function onKey(event: KeyboardEvent): void {
    const { key, shiftKey } = event
    const at = over ?? startOf()
    if (key === 'Escape') {
      end()
      tell('pick-left')
    } else if (key === 'Enter' || key === ' ') {
      if (over === undefined) return
      end()
      choose(at)
    } else if (over === undefined && /^(?:Arrow|Tab)/.test(key)) go(at)
    else if (key === 'ArrowUp') go(at.parentElement && at !== document.body ? at.parentElement : undefined)
    else if (key === 'ArrowDown') go(seenIn(at)[0])
    else if (key === 'Tab') go(inTurn(at, shiftKey ? -1 : 1))
    else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const parent = at.parentElement
      if (parent === null || at === document.body) return
      const forward = (getComputedStyle(parent).direction === 'rtl') === (key === 'ArrowLeft')
      const beside = seenIn(parent)
      go(beside[beside.indexOf(at) + (forward ? 1 : -1)])
    }
  }

  return {
    pick(on) {
      if (!on) return end()
      picking = true
      takeBack()
      selected = undefined
      chosen.show(undefined)
      // Keys come here, and none of them into a field of the app.
      window.focus()
      follow()
      tell('pick-begun')
    },
    select(at, tag) {
      clearTimeout(looking)
      if (at === undefined) return choose(undefined)
      const until = performance.now() + patience
      const look = (): void => {
        const found = elementAt(at)
        if (found?.localName === tag && found.getClientRects().length > 0) {
          takeBack()
          choose(found, true)
        } else if (performance.now() < until) looking = setTimeout(look, 100)
      }
      look()
    },
    show(styles, text) {
      takeBack()
      const element = selected
      if (!(element instanceof HTMLElement || element instanceof SVGElement)) return
      for (const [name, value] of Object.entries(styles)) {
        const before = element.style.getPropertyValue(name)
        const weight = element.style.getPropertyPriority(name)
        const hadStyle = element.hasAttribute('style')
        element.style.setProperty(name, value, 'important')
        undo.push(() => {
          if (before === '') element.style.removeProperty(name)
          else element.style.setProperty(name, before, weight)
          if (!hadStyle && element.getAttribute('style') === '') element.removeAttribute('style')
        })
      }
      const piece = onlyText(element)
      if (text !== undefined && piece !== undefined && text.trim() !== '') {
        const { data } = piece
        const [start = ''] = /^\s*/.exec(data) ?? []
        const [rest = ''] = /\s*$/.exec(data) ?? []
        piece.data = start + text + rest
        undo.push(() => (piece.data = data))
      }
      place()
    },
    hear(event) {
      if (!picking || !event.isTrusted) return
      const isKey = event instanceof KeyboardEvent
      if (isKey && (event.ctrlKey || event.metaKey || event.altKey)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (isKey) {
        if (event.type === 'keydown') onKey(event)
      } else if (event instanceof MouseEvent) {
        const there = document.elementFromPoint(event.clientX, event.clientY)
        if (there === null || there === document.documentElement) return
        over = there
        hover.show(there)
        if (event.type !== 'click') return
        end()
        choose(there)
      }
    },
  }
}

/** Where the keyboard begins: what has the focus, else what is first to be seen. */
function startOf(): Element {
  const active = document.activeElement
  if (active !== null && active !== document.body && isSeen(active)) return active
  return seenIn(document.body)[0] ?? document.body
}

function seenIn(parent: Element): Element[] {
  return [...parent.children].filter(isSeen)
}

function isSeen(element: Element): boolean {
  if (/^(?:script|style|template|link|kiln-pick)$/.test(element.localName)) return false
  const { width, height } = element.getBoundingClientRect()
  return (width > 0 && height > 0) || seenIn(element).length > 0
}

/** The next one of the page, or the one before, in the order of the source. */
function inTurn(from: Element, by: 1 | -1): Element | undefined {
  const all = [...document.body.querySelectorAll('*')].filter(isSeen)
  return all[all.indexOf(from) + by]
}
