/** The screens by their id in app.config.json; each is loaded when it is first opened. */
import { lazy, type ComponentType } from 'react'

export const screens: Record<string, ComponentType> = {
  home: lazy(() => import('./screens/home')),
}
