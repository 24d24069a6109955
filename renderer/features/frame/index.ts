/** The window's frame. */
export { ConnectionBanner } from './connection-banner.tsx'
export { EnvironmentMark } from './environment-mark.tsx'
export { Frame } from './frame.tsx'
export { Header, type HeaderView } from './header.tsx'
export { type Place, Rail } from './rail.tsx'
export { StatusBar } from './status-bar.tsx'
export { Troubles } from './troubles.tsx'
