/** What the catalogue is narrowed down to: kept while the app is open, so that going back finds it as it was. */
import { create } from 'zustand'
import type { Category } from './data/model'
import { products } from './data/products'

export const dearest = Math.max(...products.map(({ price }) => price))

export const sorts = ['featured', 'cheap', 'dear', 'name'] as const

interface Filters {
  query: string
  category: Category | ''
  price: number
  inStock: boolean
  sort: (typeof sorts)[number]
}

const everything: Filters = { query: '', category: '', price: dearest, inStock: false, sort: 'featured' }

export const useFilters = create<Filters>()(() => everything)

export const choose = (change: Partial<Filters>): void => useFilters.setState(change)
export const clearFilters = (): void => useFilters.setState(everything)
