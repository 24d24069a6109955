/** A thin bar: how far something is. */
import './progress.css'

export interface ProgressProps {
  /** What is progressing, for screen readers. */
  readonly label: string
  /** 0 to 100; absent when it is not known. */
  readonly percent?: number | undefined
}

/** Never runs backwards by itself: give it what you know. */
export function Progress({ label, percent }: ProgressProps) {
  const known = percent === undefined ? undefined : Math.max(0, Math.min(100, Math.round(percent)))
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known}
      data-unknown={known === undefined ? '' : undefined}
    >
      <i style={known === undefined ? undefined : { transform: `scaleX(${known / 100})` }} />
    </div>
  )
}
