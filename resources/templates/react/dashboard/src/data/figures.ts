/** What the overview counts. Pure functions. */
import { daysAgo, type Day } from '../lib/format'
import { categories, type Category, type Order } from './model'

export interface Figures {
  revenue: number
  orders: number
  average: number
  customers: number
}

export const sum = (orders: readonly Order[]): number => orders.reduce((total, order) => total + order.total, 0)

/** Refunded orders earn nothing. */
export const earned = (orders: readonly Order[]): Order[] => orders.filter((order) => order.status !== 'refunded')

/** The orders of `days` days, of which the last was `ended` days ago. */
export function ordersOf(orders: readonly Order[], days: number, ended = 0): Order[] {
  const first = daysAgo(ended + days - 1)
  const last = daysAgo(ended)
  return orders.filter(({ day }) => day >= first && day <= last)
}

export function figuresOf(orders: readonly Order[]): Figures {
  const paid = earned(orders)
  const revenue = sum(paid)
  return {
    revenue,
    orders: paid.length,
    average: paid.length === 0 ? 0 : revenue / paid.length,
    customers: new Set(paid.map((order) => order.customerId)).size,
  }
}

/** How much more than before, as a share of it; undefined where there was nothing before. */
export const change = (now: number, before: number): number | undefined => (before === 0 ? undefined : (now - before) / before)

/** One point a day, or a week where there would be too many. */
export function revenueByDay(orders: readonly Order[], days: number): { day: Day; revenue: number }[] {
  const step = days > 45 ? 7 : 1
  const points = []
  for (let ended = Math.floor((days - 1) / step) * step; ended >= 0; ended -= step) {
    points.push({ day: daysAgo(ended), revenue: Math.round(sum(earned(ordersOf(orders, step, ended)))) })
  }
  return points
}

export function totalsByCategory(orders: readonly Order[]): (readonly [Category, number])[] {
  return categories
    .map((category) => [category, sum(earned(orders).filter((order) => order.category === category))] as const)
    .sort((one, other) => other[1] - one[1])
}
