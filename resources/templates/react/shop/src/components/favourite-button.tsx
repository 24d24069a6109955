/** The heart of a product. */
import { Heart } from 'lucide-react'
import type { Product } from '../data/model'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'
import { IconButton } from './button'

export function FavouriteButton({ product, className }: { product: Product; className?: string }) {
  const words = useWords().product
  const name = useText()(product.name)
  const kept = useStore((state) => state.favourites.includes(product.id))
  const toggle = useStore((state) => state.toggleFavourite)
  return (
    <IconButton
      icon={Heart}
      filled={kept}
      aria-pressed={kept}
      label={kept ? words.unfavourite(name) : words.favourite(name)}
      className={`${className ?? ''} ${kept ? 'text-accent!' : ''}`}
      onClick={() => toggle(product.id)}
    />
  )
}
