/** One state of a part, with its name. */
import type { ReactNode } from 'react'

export interface StateProps {
  readonly name: string
  /** narrow: as in the conversation pane. wide: the whole row. Else as wide as it needs. */
  readonly width?: 'narrow' | 'wide'
  /** In pixels, for parts that fill their parent. */
  readonly height?: number
  readonly children: ReactNode
}

/** A labelled box. */
export function State({ name, width, height, children }: StateProps) {
  return (
    <figure className="gallery-state" data-width={width}>
      <figcaption>{name}</figcaption>
      <div style={height === undefined ? undefined : { height }}>{children}</div>
    </figure>
  )
}
