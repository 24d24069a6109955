/** The cart, the favourites and the orders, kept in the browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { codes, costsOf } from './data/costs'
import type { CartLine, Colour, Delivery, Order } from './data/model'
import { productById } from './data/products'
import { daysAgo } from './lib/format'
import { keptAs } from './lib/storage'

interface Store {
  cart: CartLine[]
  favourites: string[]
  orders: Order[]
  /** A discount code that holds, or ''. */
  code: string
  add(productId: string, colour: Colour, count: number): void
  /** 0 takes the line out. */
  setCount(line: CartLine, count: number): void
  setCart(cart: CartLine[]): void
  /** Answers whether there is such a code. */
  useCode(code: string): boolean
  clearCode(): void
  toggleFavourite(productId: string): void
  /** Makes an order of the cart and empties it; answers with its number. */
  order(to: { name: string; city: string; delivery: Delivery }): string
  setCancelled(orderId: string, cancelled: boolean): void
}

const isSame = (one: CartLine, other: CartLine) => one.productId === other.productId && one.colour === other.colour
const atMost = (line: CartLine): CartLine => ({ ...line, count: Math.min(line.count, productById(line.productId)?.stock ?? 0) })

const sampleOrder = (): Order => ({
  id: '1001',
  day: daysAgo(12),
  lines: [
    { productId: 'morning-mug', colour: 'sage', count: 2 },
    { productId: 'linen-cushion', colour: 'sand', count: 1 },
  ],
  delivery: 'standard',
  total: 98,
  cancelled: false,
  name: '',
  city: '',
})

export const useStore = create<Store>()(
  persist(
    (set, get) => ({
      cart: [],
      favourites: ['tall-vase'],
      orders: [sampleOrder()],
      code: '',
      add: (productId, colour, count) =>
        set(({ cart }) => {
          const line = { productId, colour, count }
          const there = cart.some((other) => isSame(other, line))
          const next = there ? cart.map((other) => (isSame(other, line) ? { ...other, count: other.count + count } : other)) : [...cart, line]
          return { cart: next.map(atMost).filter((other) => other.count > 0) }
        }),
      setCount: (line, count) =>
        set(({ cart }) => ({
          cart: cart.map((other) => (isSame(other, line) ? atMost({ ...other, count }) : other)).filter((other) => other.count > 0),
        })),
      setCart: (cart) => set({ cart }),
      useCode: (typed) => {
        const code = typed.trim().toUpperCase()
        if (!(code in codes)) return false
        set({ code })
        return true
      },
      clearCode: () => set({ code: '' }),
      toggleFavourite: (id) =>
        set(({ favourites }) => ({ favourites: favourites.includes(id) ? favourites.filter((other) => other !== id) : [...favourites, id] })),
      order: ({ name, city, delivery }) => {
        const { cart, orders, code } = get()
        const id = String(Math.max(1000, ...orders.map((order) => Number(order.id))) + 1)
        const { total } = costsOf(cart, delivery, code)
        set({ orders: [{ id, day: daysAgo(0), lines: cart, delivery, total, cancelled: false, name, city }, ...orders], cart: [], code: '' })
        return id
      },
      setCancelled: (id, cancelled) =>
        set(({ orders }) => ({ orders: orders.map((order) => (order.id === id ? { ...order, cancelled } : order)) })),
    }),
    keptAs('store'),
  ),
)
