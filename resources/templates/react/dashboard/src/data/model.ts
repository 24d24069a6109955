/** What the app keeps. */
import type { Text } from '../lib/config'
import type { Day } from '../lib/format'

export const statuses = ['new', 'paid', 'shipped', 'refunded'] as const
export type Status = (typeof statuses)[number]

export const categories = ['furniture', 'lighting', 'textiles', 'decor'] as const
export type Category = (typeof categories)[number]

export const currencies = ['USD', 'EUR', 'GBP', 'QAR', 'SAR', 'AED', 'EGP'] as const

export interface Order {
  id: string
  day: Day
  customerId: string
  category: Category
  total: number
  status: Status
}

export interface Note {
  id: string
  day: Day
  text: Text
}

export interface Customer {
  id: string
  name: Text
  company: Text
  email: string
  phone: string
  city: Text
  since: Day
  notes: Note[]
}

export interface Business {
  name: string
  currency: string
  monthlyGoal: number
}
