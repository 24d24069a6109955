/** The shape of what is still loading. */
import './skeleton.css'

/** `width` in percent for each line; hidden from screen readers: say "Loading…" once, elsewhere. */
export function Skeleton({ lines = [80, 60, 70] }: { readonly lines?: readonly number[] }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {lines.map((width, index) => (
        <i key={index} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
