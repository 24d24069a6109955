/** Something is going on, and how long is not known. */
import './spinner.css'

/** Decoration: say what is going on in words beside it. */
export function Spinner({ size = 12 }: { readonly size?: number }) {
  return <span className="spinner" style={{ width: size, height: size }} aria-hidden="true" />
}

/** Three dots that breathe: somebody is about to answer. */
export function TypingDots({ label }: { readonly label: string }) {
  return (
    <span className="typing-dots" role="status">
      <span className="unseen">{label}</span>
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
    </span>
  )
}
