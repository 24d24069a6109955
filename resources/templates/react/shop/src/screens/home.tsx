/** Everything on offer, to search and narrow down. The choice stands in the address, so that going back keeps it. */
import clsx from 'clsx'
import { useSearchParams } from 'react-router'
import { Button } from '../components/button'
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { ProductGrid } from '../components/product-grid'
import { SearchBox } from '../components/search-box'
import { categories, currency, type Product } from '../data/model'
import { products } from '../data/products'
import { useFormat } from '../lib/format'
import { useText } from '../lib/preferences'
import { useWords } from '../words'

const dearest = Math.max(...products.map(({ price }) => price))

const sorts: Record<string, (one: Product, other: Product) => number> = {
  cheap: (one, other) => one.price - other.price,
  dear: (one, other) => other.price - one.price,
}

export default function Home() {
  const words = useWords()
  const text = useText()
  const format = useFormat()
  const [choice, setChoice] = useSearchParams()
  const category = choice.get('category') ?? ''
  const query = choice.get('q') ?? ''
  const sort = choice.get('sort') ?? 'featured'
  const price = Number(choice.get('price') ?? dearest)
  const inStock = choice.has('stock')

  /** An empty value takes the key out of the address. */
  const choose = (key: string, value: string) =>
    setChoice(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: true },
    )

  const wanted = query.trim().toLowerCase()
  const byName = (one: Product, other: Product) => text(one.name).localeCompare(text(other.name))
  const found = products.filter(
    (product) =>
      (category === '' || product.category === category) &&
      product.price <= price &&
      (!inStock || product.stock > 0) &&
      `${text(product.name)} ${text(product.about)} ${words.categories[product.category]}`.toLowerCase().includes(wanted),
  )
  const compare = sort === 'name' ? byName : sorts[sort]
  if (compare) found.sort(compare)

  const chip = (key: string, label: string) => (
    <button
      key={key}
      type="button"
      aria-pressed={category === key}
      onClick={() => choose('category', key)}
      className={clsx('min-h-9 rounded-full border px-4 text-sm transition', category === key ? 'border-accent bg-accent font-semibold text-on-accent' : 'border-edge bg-surface hover:bg-soft')}
    >
      {label}
    </button>
  )

  return (
    <>
      <PageHeader title={words.home.title} text={words.home.text} />
      <div className="mb-3 flex flex-wrap gap-2">
        <SearchBox className="min-w-48 flex-1" label={words.home.search} value={query} onChange={(value) => choose('q', value)} />
        <select aria-label={words.home.sort} value={sort} onChange={(event) => choose('sort', event.target.value)} className="min-h-10 rounded-xl border border-edge bg-surface px-3 text-sm">
          {(['featured', 'cheap', 'dear', 'name'] as const).map((key) => (
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
          <input type="range" min="10" max={dearest} value={price} onChange={(event) => choose('price', Number(event.target.value) === dearest ? '' : event.target.value)} className="w-28 accent-accent" />
          <output className="min-w-10 font-medium tabular-nums">{format.money(price, currency, false)}</output>
        </label>
        <label className="flex min-h-9 items-center gap-2 text-sm">
          <input type="checkbox" checked={inStock} onChange={(event) => choose('stock', event.target.checked ? '1' : '')} className="size-4 accent-accent" />
          {words.home.inStock}
        </label>
        <p role="status" className="ms-auto text-sm text-muted">{words.home.count(found.length)}</p>
      </div>
      {found.length > 0 ? (
        <ProductGrid products={found} />
      ) : (
        <EmptyState icon="search" title={words.home.none} text={words.home.noneHint}>
          <Button onClick={() => setChoice({}, { replace: true })}>{words.home.clear}</Button>
        </EmptyState>
      )}
    </>
  )
}
