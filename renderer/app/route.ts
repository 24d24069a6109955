/** Where the window is: kept in the address's fragment, so that a reload comes back to it. */
import { useSyncExternalStore } from 'react'

export type Route =
  | { readonly view: 'start' }
  | { readonly view: 'project'; readonly projectId: string }
  | { readonly view: 'projects' }
  | { readonly view: 'templates' }
  | { readonly view: 'settings' }
  /** `request`: of the one that is open; `newest`: whichever that is. `part`: what is shown of all of them. */
  | { readonly view: 'metrics'; readonly request?: string; readonly part?: 'cost' }

/** `#/project/ID`, `#/projects`, `#/templates`, `#/settings`, `#/metrics`, `#/metrics/cost`, `#/metrics/ID`; everything else is the start. */
export function parseRoute(hash: string): Route {
  const [view, id] = hash.replace(/^#\/?/, '').split('/')
  if (view === 'project' && id !== undefined && id !== '') {
    try {
      return { view, projectId: decodeURIComponent(id) }
    } catch {
      return { view: 'start' }
    }
  }
  if (view === 'metrics') {
    if (id === undefined || id === '') return { view }
    return id === 'cost' ? { view, part: id } : { view, request: id }
  }
  if (view === 'projects' || view === 'templates' || view === 'settings') return { view }
  return { view: 'start' }
}

/** The fragment of a route. */
export function routeHash(route: Route): string {
  if (route.view === 'project') return `#/project/${encodeURIComponent(route.projectId)}`
  if (route.view === 'metrics') return ['#/metrics', route.part ?? route.request].filter(Boolean).join('/')
  return `#/${route.view === 'start' ? '' : route.view}`
}

/** Goes there. `replace`: the way back skips where the window is now. */
export function navigate(route: Route, options: { replace?: boolean } = {}): void {
  const hash = routeHash(route)
  if (options.replace === true) {
    history.replaceState(null, '', hash)
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  } else {
    location.hash = hash
  }
}

/** The route, in React. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return parseRoute(hash)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

const placeName = 'kiln-place'

/** A window that is opened anew comes back to where the last one was; an address that names a place is left alone. */
export function keepPlace(): void {
  const place = localStorage.getItem(placeName)
  if (location.hash === '' && place !== null) history.replaceState(null, '', place)
  window.addEventListener('hashchange', () => localStorage.setItem(placeName, location.hash))
}
