/** The title of a screen, also the browser tab's, with the screen's actions at the end. */
import { useEffect, type ReactNode } from 'react'
import { config } from '../lib/config'
import { useText } from '../lib/preferences'

interface Props {
  title: string
  text?: string
  /** Stands above the title, as a way back does. */
  above?: ReactNode
  children?: ReactNode
}

export function PageHeader({ title, text, above, children }: Props) {
  const name = useText()(config.name)
  useEffect(() => {
    document.title = title === name ? name : `${title} · ${name}`
  }, [title, name])
  return (
    <div className="mb-6">
      {above && <div className="mb-2">{above}</div>}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-bold tracking-tight" dir="auto">{title}</h1>
          {text && <p className="mt-1 text-sm text-muted">{text}</p>}
        </div>
        {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
      </div>
    </div>
  )
}
