/** One product: look, choose, add to the cart. */
import { ShoppingCart } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { BackLink } from '../components/back-link'
import { Badge } from '../components/badge'
import { Button } from '../components/button'
import { FavouriteButton } from '../components/favourite-button'
import { NotFound } from '../components/not-found'
import { PageHeader } from '../components/page-header'
import { Price } from '../components/price'
import { ProductArt, swatch } from '../components/product-art'
import { ProductGrid } from '../components/product-grid'
import { Quantity } from '../components/quantity'
import { showToast } from '../components/toast'
import type { Product } from '../data/model'
import { productById, products } from '../data/products'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

function Stock({ product }: { product: Product }) {
  const words = useWords().product
  if (product.stock === 0) return <Badge tone="danger">{words.soldOut}</Badge>
  return product.stock < 6 ? <Badge tone="warn">{words.few(product.stock)}</Badge> : <Badge tone="good">{words.inStock}</Badge>
}

function Details({ product }: { product: Product }) {
  const words = useWords()
  const text = useText()
  const { add, cart, setCart } = useStore()
  const [colour, setColour] = useState(product.colours[0])
  const [count, setCount] = useState(1)
  const name = text(product.name)

  const addToCart = () => {
    add(product.id, colour, count)
    showToast(words.product.added(name), () => setCart(cart))
  }

  return (
    <div className="grid gap-6 md:grid-cols-2 lg:gap-10">
      <ProductArt art={product.art} colour={colour} label={`${name}, ${words.colours[colour]}`} className="aspect-4/3 w-full rounded-3xl md:aspect-square border border-line" />
      <div>
        <PageHeader title={name} text={words.categories[product.category]}>
          <FavouriteButton product={product} className="border border-edge bg-surface" />
        </PageHeader>
        <p className="flex flex-wrap items-center gap-3">
          <Price value={product.price} className="text-2xl font-bold" />
          <Stock product={product} />
        </p>
        <p className="mt-4 leading-relaxed">{text(product.about)}</p>
        <fieldset className="mt-6">
          <legend className="mb-2 text-sm font-medium">{words.product.colour}</legend>
          <div className="flex flex-wrap gap-2">
            {product.colours.map((key) => (
              <label key={key} className="relative flex min-h-10 cursor-pointer items-center gap-2 rounded-xl border border-edge px-3 text-sm has-checked:border-accent has-checked:bg-soft has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-accent">
                <input type="radio" name="colour" value={key} checked={key === colour} onChange={() => setColour(key)} className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none" />
                <span aria-hidden className="size-4 rounded-full border border-edge" style={{ background: swatch(key) }} />
                {words.colours[key]}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="mt-6 flex flex-wrap gap-3">
          <Quantity label={words.product.quantity} value={count} max={Math.max(1, product.stock)} onChange={setCount} />
          <Button tone="strong" className="min-w-44 flex-1" disabled={product.stock === 0} onClick={addToCart}>
            <ShoppingCart aria-hidden className="size-4" />
            {product.stock === 0 ? words.product.soldOut : words.product.add}
          </Button>
        </div>
        <h2 className="mt-8 mb-2 font-semibold">{words.product.facts}</h2>
        <ul className="grid list-disc gap-1 ps-5 text-sm text-muted">
          {product.facts.map((fact) => (
            <li key={text(fact)}>{text(fact)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

export default function ProductScreen() {
  const words = useWords().product
  const { id } = useParams()
  const product = productById(id)
  if (!product) return <NotFound />
  const others = products.filter((other) => other.id !== product.id && other.stock > 0)
  const related = [...others.filter((other) => other.category === product.category), ...others.filter((other) => other.category !== product.category)].slice(0, 4)
  return (
    <>
      <div className="mb-4">
        <BackLink to="/">{words.back}</BackLink>
      </div>
      <Details key={product.id} product={product} />
      <h2 className="mt-12 mb-4 text-lg font-bold">{words.related}</h2>
      <ProductGrid products={related} />
    </>
  )
}
