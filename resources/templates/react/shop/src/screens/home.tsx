/** Everything on offer, to search and narrow down. */
import clsx from 'clsx'
import { Button } from '../components/button'
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { ProductGrid } from '../components/product-grid'
import { SearchBox } from '../components/search-box'
import { categories, currency, type Category, type Product } from '../data/model'
import { products } from '../data/products'
import { choose, clearFilters, dearest, sorts, useFilters } from '../filters'
import { useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useWords } from '../words'

export default function Home() {
  const words = useWords()
  const text = useText()
  const format = useFormat()
  const { query, category, price, inStock, sort } = useFilters()

  const wanted = query.trim().toLowerCase()
  const compare: Record<typeof sort, (one: Product, other: Product) => number> = {
    featured: () => 0,
    cheap: (one, other) => one.price - other.price,
    dear: (one, other) => other.price - one.price,
    name: (one, other) => text(one.name).localeCompare(text(other.name)),
  }
  const found = products
    .filter(
      (product) =>
        (category === '' || product.category === category) &&
        product.price <= price &&
        (!inStock || product.stock > 0) &&
        `${text(product.name)} ${text(product.about)} ${words.categories[product.category]}`.toLowerCase().includes(wanted),
    )
    .sort(compare[sort])

  const chip = (key: Category | '', label: string) => (
    <button
      key={key}
      type="button"
      aria-pressed={category === key}
      onClick={() => choose({ category: key })}
      className={clsx('min-h-9 rounded-full border px-4 text-sm transition', category === key ? 'border-accent bg-accent font-semibold text-on-accent' : 'border-edge bg-surface hover:bg-soft')}
    >
      {label}
    </button>
  )

  return (
    <>
      <PageHeader title={words.home.title} text={words.home.text} />
      <div className="mb-3 flex flex-wrap gap-2">
        <SearchBox className="min-w-48 flex-1" label={words.home.search} value={query} onChange={(value) => choose({ query: value })} />
        <select aria-label={words.home.sort} value={sort} onChange={(event) => choose({ sort: event.target.value as typeof sort })} className="min-h-10 rounded-xl border border-edge bg-surface px-3 text-sm">
          {sorts.map((key) => (
            <option key={key} value={key}>{words.home.sorts[key]}</option>
          ))}
        </select>
      </div>
      <div className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-3">
        <div role="group" aria-label={words.home.category} className="flex flex-wrap gap-2">
          {chip('', words.home.all)}
          {categories.map((key) => chip(key, words.categories[key]))}
        </div>
        <label className="flex min-h-9 items-center gap-2 text-sm">
          {words.home.price}
          <input type="range" min="10" max={dearest} value={price} onChange={(event) => choose({ price: Number(event.target.value) })} className="w-28 accent-accent" />
          <output className="min-w-10 font-medium tabular-nums">{format.money(price, currency, false)}</output>
        </label>
        <label className="flex min-h-9 items-center gap-2 text-sm">
          <input type="checkbox" checked={inStock} onChange={(event) => choose({ inStock: event.target.checked })} className="size-4 accent-accent" />
          {words.home.inStock}
        </label>
        <p role="status" className="ms-auto text-sm text-muted">{words.home.count(found.length)}</p>
      </div>
      {found.length > 0 ? (
        <ProductGrid products={found} />
      ) : (
        <EmptyState icon="search" title={words.home.none} text={words.home.noneHint}>
          <Button onClick={clearFilters}>{words.home.clear}</Button>
        </EmptyState>
      )}
    </>
  )
}
