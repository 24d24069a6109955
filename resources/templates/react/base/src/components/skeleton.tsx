/** Grey shapes where a screen is about to be. */
import { useCommonWords } from '../lib/common-words'

export function ScreenSkeleton() {
  const words = useCommonWords()
  return (
    <div role="status" aria-label={words.loading} className="animate-pulse">
      <div className="mb-6 h-8 w-48 max-w-full rounded-lg bg-soft" />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <div className="h-28 rounded-2xl bg-soft" />
        <div className="h-28 rounded-2xl bg-soft" />
        <div className="h-28 rounded-2xl bg-soft" />
      </div>
      <div className="mt-4 h-64 rounded-2xl bg-soft" />
    </div>
  )
}

/** Stands for a screen that is not made yet. */
export default ScreenSkeleton
