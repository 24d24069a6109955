/** The frame of every screen: a sidebar on wide windows, a bar at the bottom on small ones. */
import clsx from 'clsx'
import { useEffect, useRef } from 'react'
import { NavLink, Outlet, useLocation } from 'react-router'
import { PreferenceSwitches } from './components/preference-switches'
import { Toasts } from './components/toast'
import { useBadges } from './lib/badges'
import { useCommonWords } from './lib/common-words'
import { config, type ScreenConfig } from './lib/config'
import { iconFor } from './lib/icons'
import { useText } from './lib/preferences'

const menu = config.screens.filter((screen) => screen.menu)

function MenuLink({ screen, badge, className }: { screen: ScreenConfig; badge: number; className: string }) {
  const text = useText()
  const Icon = iconFor(screen.icon)
  return (
    <NavLink
      to={`/${screen.path}`}
      end={screen.path === ''}
      className={({ isActive }) => clsx(className, isActive ? 'bg-soft font-semibold text-accent' : 'text-muted hover:text-ink')}
    >
      <span className="relative">
        <Icon aria-hidden className="size-5" />
        {badge > 0 && <span aria-hidden className="absolute -end-1 -top-1 size-2 rounded-full bg-accent md:hidden" />}
      </span>
      <span className="line-clamp-2 max-w-full text-center wrap-anywhere hyphens-auto md:block md:truncate md:text-start">{text(screen.title)}</span>
      {badge > 0 && <span className="ms-auto hidden rounded-full bg-accent px-2 text-xs leading-5 font-semibold text-on-accent md:block">{badge}</span>}
    </NavLink>
  )
}

export function Layout() {
  const words = useCommonWords()
  const text = useText()
  const badges = useBadges()
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)

  // A new screen begins at its top, and the keyboard goes on from there, unless the screen has put the focus somewhere.
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    scrollTo(0, 0)
    if (main.current?.contains(document.activeElement) === false) main.current.focus({ preventScroll: true })
  }, [pathname])

  const mark = (
    <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-xl bg-accent text-sm font-bold text-on-accent">
      {[...text(config.name)][0]}
    </span>
  )

  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="fixed start-3 -top-20 z-50 rounded-xl bg-accent px-4 py-2 text-on-accent focus:top-3"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {words.skip}
      </a>

      <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-surface px-4 md:h-dvh md:flex-col md:items-stretch md:gap-4 md:border-e md:border-b-0 md:p-4">
        <p className="flex min-w-0 flex-1 items-center gap-3 font-bold md:flex-none md:px-1 md:py-2">
          {mark}
          <span className="truncate">{text(config.name)}</span>
        </p>
        <nav
          aria-label={words.navigation}
          className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:static md:flex-1 md:overflow-y-auto md:border-0 md:pb-0"
        >
          <ul className="mx-auto flex max-w-xl justify-around gap-0.5 p-1 md:flex-col md:gap-1 md:p-0">
            {menu.map((screen) => (
              <li key={screen.id} className="min-w-0 flex-1">
                <MenuLink
                  screen={screen}
                  badge={badges[screen.id] ?? 0}
                  className={clsx(
                    'flex min-h-13 flex-col items-center justify-center gap-0.5 rounded-xl leading-tight md:min-h-11 md:flex-row md:justify-start md:gap-3 md:px-3 md:text-sm',
                    menu.length > 5 ? 'text-[0.65rem]' : 'px-1 text-xs',
                  )}
                />
              </li>
            ))}
          </ul>
        </nav>
        <PreferenceSwitches />
      </header>

      <main ref={main} id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl min-w-0 p-4 pb-28 outline-none sm:p-6 sm:pb-28 md:p-8">
        <Outlet />
      </main>
      <Toasts />
    </div>
  )
}
