/** What the shop sells and keeps. */
import type { Text } from '../lib/config'
import type { Day } from '../lib/format'

export const categories = ['kitchen', 'living', 'bath', 'garden'] as const
export type Category = (typeof categories)[number]

export type Art = 'mug' | 'bowl' | 'plate' | 'vase' | 'candle' | 'lamp' | 'cushion' | 'towel' | 'basket' | 'pot' | 'jug' | 'board'

export const colours = ['clay', 'sand', 'sage', 'ink', 'rose'] as const
export type Colour = (typeof colours)[number]

export interface Product {
  id: string
  name: Text
  about: Text
  category: Category
  price: number
  /** How many there are; 0 is sold out. */
  stock: number
  art: Art
  colours: readonly [Colour, ...Colour[]]
  facts: readonly Text[]
}

export interface CartLine {
  productId: string
  colour: Colour
  count: number
}

export const deliveries = ['standard', 'express', 'pickup'] as const
export type Delivery = (typeof deliveries)[number]

export interface Order {
  id: string
  day: Day
  lines: CartLine[]
  delivery: Delivery
  total: number
  cancelled: boolean
  name: string
  city: string
}

export const currency = 'USD'
