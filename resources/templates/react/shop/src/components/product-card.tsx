/** A product in a grid, with its heart. */
import { Link } from 'react-router'
import type { Product } from '../data/model'
import { useText } from '../lib/preferences'
import { useWords } from '../words'
import { FavouriteButton } from './favourite-button'
import { Price } from './price'
import { ProductArt } from './product-art'

export function ProductCard({ product }: { product: Product }) {
  const words = useWords()
  const text = useText()
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-2xl border border-line bg-surface transition hover:border-edge has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent">
      <div className="overflow-hidden">
        <ProductArt art={product.art} colour={product.colours[0]} className={`aspect-square w-full transition group-hover:scale-105 ${product.stock === 0 ? 'opacity-60 grayscale' : ''}`} />
      </div>
      <div className="flex flex-1 flex-col gap-1 p-3 sm:p-4">
        <h2 className="font-semibold">
          <Link to={`/product/${product.id}`} className="outline-none after:absolute after:inset-0">
            {text(product.name)}
          </Link>
        </h2>
        <p className="text-sm text-muted">{words.categories[product.category]}</p>
        <p className="mt-auto flex flex-wrap items-baseline justify-between gap-x-2 pt-1">
          <Price value={product.price} className="font-semibold" />
          {product.stock === 0 && <span className="text-xs font-medium text-danger">{words.product.soldOut}</span>}
        </p>
      </div>
      <FavouriteButton product={product} className="absolute end-2 top-2 bg-surface" />
    </article>
  )
}
