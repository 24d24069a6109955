/** What was kept for later. */
import { ButtonLink } from '../components/button'
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { ProductGrid } from '../components/product-grid'
import { products } from '../data/products'
import { useStore } from '../store'
import { useWords } from '../words'

export default function Favourites() {
  const words = useWords().favourites
  const favourites = useStore((state) => state.favourites)
  const kept = products.filter(({ id }) => favourites.includes(id))
  return (
    <>
      <PageHeader title={words.title} />
      {kept.length > 0 ? (
        <ProductGrid products={kept} />
      ) : (
        <EmptyState icon="heart" title={words.none} text={words.hint}>
          <ButtonLink to="/" tone="strong">{words.go}</ButtonLink>
        </EmptyState>
      )}
    </>
  )
}
