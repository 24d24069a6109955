/** The routes: one for each screen of app.config.json, in the layout. The address is kept after the #, so any web server will do. */
import { Suspense } from 'react'
import { createHashRouter, RouterProvider, useLocation } from 'react-router'
import { ErrorBoundary } from './components/error-boundary'
import { NotFound } from './components/not-found'
import { ScreenSkeleton } from './components/skeleton'
import { Layout } from './layout'
import { config } from './lib/config'
import { screens } from './screens'

function Screen({ id }: { id: string }) {
  const { pathname } = useLocation()
  const Content = screens[id]
  if (!Content) return <NotFound />
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<ScreenSkeleton />}>
        <Content />
      </Suspense>
    </ErrorBoundary>
  )
}

const router = createHashRouter([
  {
    element: <Layout />,
    children: [
      ...config.screens.map(({ id, path }) => ({ path: `/${path}`, element: <Screen id={id} /> })),
      { path: '*', element: <NotFound /> },
    ],
  },
])

export function App() {
  return <RouterProvider router={router} />
}
