/** What is about to be bought, and what it costs. */
import { Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { ButtonLink, IconButton } from '../components/button'
import { Card } from '../components/card'
import { CodeForm } from '../components/code-form'
import { EmptyState } from '../components/empty-state'
import { PageHeader } from '../components/page-header'
import { Price } from '../components/price'
import { ProductArt } from '../components/product-art'
import { Quantity } from '../components/quantity'
import { Summary } from '../components/summary'
import { showToast } from '../components/toast'
import type { CartLine } from '../data/model'
import { productById } from '../data/products'
import { useText } from '../lib/preferences'
import { useStore } from '../store'
import { useWords } from '../words'

function Line({ line }: { line: CartLine }) {
  const words = useWords()
  const text = useText()
  const { cart, setCount, setCart } = useStore()
  const product = productById(line.productId)
  if (!product) return null
  const name = text(product.name)

  const remove = () => {
    setCount(line, 0)
    showToast(words.cart.removed(name), () => setCart(cart))
  }

  return (
    <li className="flex gap-3 py-4 first:pt-0 last:pb-0 sm:gap-4">
      <ProductArt art={product.art} colour={line.colour} className="size-20 shrink-0 rounded-xl sm:size-24" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex items-start justify-between gap-2">
          <div className="min-w-0">
            <Link to={`/product/${product.id}`} className="font-semibold underline-offset-4 hover:underline">{name}</Link>
            <p className="text-sm text-muted">{words.colours[line.colour]}</p>
          </div>
          <Price value={product.price * line.count} className="font-semibold" />
        </div>
        <div className="mt-auto flex items-center justify-between gap-2">
          <Quantity label={name} value={line.count} max={product.stock} onChange={(count) => setCount(line, count)} />
          <IconButton icon={Trash2} label={words.cart.remove(name)} onClick={remove} />
        </div>
      </div>
    </li>
  )
}

export default function Cart() {
  const words = useWords().cart
  const cart = useStore((state) => state.cart)
  return (
    <>
      <PageHeader title={words.title} />
      {cart.length === 0 ? (
        <EmptyState icon="shopping-cart" title={words.none} text={words.hint}>
          <ButtonLink to="/" tone="strong">{words.go}</ButtonLink>
        </EmptyState>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Card>
            <ul className="divide-y divide-line">
              {cart.map((line) => (
                <Line key={`${line.productId} ${line.colour}`} line={line} />
              ))}
            </ul>
          </Card>
          <Summary delivery="standard">
            <CodeForm />
            <ButtonLink to="/checkout" tone="strong" className="mt-4 w-full">{words.checkout}</ButtonLink>
          </Summary>
        </div>
      )}
    </>
  )
}
