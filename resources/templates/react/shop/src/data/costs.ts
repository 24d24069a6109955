/** What a cart costs. Pure functions; amounts in whole cents are kept exact by rounding at the end. */
import type { CartLine, Delivery } from './model'
import { productById } from './products'

/** From here on, standard delivery is free. */
export const freeFrom = 100

const fees: Record<Delivery, number> = { standard: 6, express: 14, pickup: 0 }

/** Discount codes and what share they take off. */
export const codes: Readonly<Record<string, number>> = { HELLO10: 0.1 }

const cents = (value: number) => Math.round(value * 100) / 100

export interface Costs {
  items: number
  discount: number
  delivery: number
  total: number
}

export function deliveryFee(delivery: Delivery, items: number): number {
  return delivery === 'standard' && items >= freeFrom ? 0 : fees[delivery]
}

export function costsOf(lines: readonly CartLine[], delivery: Delivery, code: string): Costs {
  const items = lines.reduce((total, line) => total + (productById(line.productId)?.price ?? 0) * line.count, 0)
  const discount = cents(items * (codes[code] ?? 0))
  const fee = items === 0 ? 0 : deliveryFee(delivery, items - discount)
  return { items: cents(items), discount, delivery: fee, total: cents(items - discount + fee) }
}

export const countOf = (lines: readonly CartLine[]): number => lines.reduce((total, line) => total + line.count, 0)
