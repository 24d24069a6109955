/** Where React made an element: React remembers the call, and the studio finds the call's place in the sources. */

/** What is used of React's own notes; all of it may be missing. */
interface Fiber {
  readonly tag?: number
  readonly type?: unknown
  readonly return?: Fiber | null
  /** The other of the two that React keeps of each. */
  readonly alternate?: Fiber | null
  readonly memoizedProps?: unknown
  readonly _debugStack?: unknown
}

export interface ReactPlaces {
  readonly places: { file: string; line: number; column: number }[]
  readonly own: boolean
  readonly component: string
}

/** Of elements of a page, by React's numbers. */
const hostTags = [5, 26, 27]
const most = 6

/** `places`: of the element, then of the components that it stands for. Empty where React has not made it. */
export function reactPlaces(picked: Element): ReactPlaces {
  let element: Element | null = picked
  while (element !== null && fiberOf(element) === undefined) element = element.parentElement
  const places: ReactPlaces['places'] = []
  let fiber = element === null ? undefined : fiberOf(element)
  const first = fiber
  let own = element === picked
  let component = ''
  for (; fiber && places.length < most; fiber = fiber.return ?? undefined) {
    // The next element up has a place of its own.
    if (fiber !== first && hostTags.includes(fiber.tag ?? 0) && places.length > 0) break
    const props = fiber === first && element !== null ? noted(element, '__reactProps$') : undefined
    const place = placeIn(freshStack(fiber, props ?? fiber.memoizedProps) ?? fiber._debugStack)
    if (place !== undefined) places.push(place)
    else if (fiber === first) own = false
    if (component === '') component = nameOf(fiber.type)
  }
  return { places, own: own && places.length > 0, component }
}

function fiberOf(element: Element): Fiber | undefined {
  return noted(element, '__reactFiber$') as Fiber | undefined
}

/** What React keeps at an element, under a name of its own for each page. */
function noted(element: Element, prefix: string): unknown {
  const key = Object.keys(element).find((name) => name.startsWith(prefix))
  return key === undefined ? undefined : Reflect.get(element, key)
}

/**
 * A fiber keeps the call that first made it, also where another place of the source makes it by now. What is around it
 * has the newest.
 */
function freshStack({ return: around }: Fiber, props: unknown): unknown {
  const find = (one: unknown, depth: number): unknown => {
    if (Array.isArray(one)) {
      if (depth > 3) return undefined
      for (const child of one) {
        const found = find(child, depth + 1)
        if (found !== undefined) return found
      }
      return undefined
    }
    if (typeof one !== 'object' || one === null || Reflect.get(one, 'props') !== props) return undefined
    return Reflect.get(one, '_debugStack')
  }
  // Of the two, one may be of the time before.
  for (const fiber of [around, around?.alternate]) {
    const found = find((fiber?.memoizedProps as { children?: unknown } | null | undefined)?.children, 0)
    if (found !== undefined) return found
  }
  return undefined
}

/** The first call of the app's own code; React's own calls end what a component was asked to show. */
function placeIn(call: unknown): ReactPlaces['places'][number] | undefined {
  const stack = call instanceof Error ? String(call.stack) : ''
  const [until = ''] = stack.split(/react[-_]stack[-_]bottom[-_]frame/)
  const found = /(__kiln\/build\/[^\s():]+):(\d+):(\d+)/.exec(until)
  if (found === null) return undefined
  return { file: found[1] ?? '', line: Number(found[2]), column: Number(found[3]) }
}

function nameOf(type: unknown): string {
  if (typeof type !== 'function') return ''
  const named: unknown = Reflect.get(type, 'displayName') ?? type.name
  return typeof named === 'string' ? named.slice(0, 200) : ''
}
