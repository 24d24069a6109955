/** Kiln's mark: a small kiln with its fire. */
export function BrandMark({ size = 16 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="9" fill="var(--raise)" stroke="var(--line2)" strokeWidth="2" />
      <path d="M6 27v-8a10 10 0 0 1 20 0v8z" fill="var(--accent)" />
      <path d="M12 27v-5a4 4 0 0 1 8 0v5z" fill="#ffd08a" />
    </svg>
  )
}
