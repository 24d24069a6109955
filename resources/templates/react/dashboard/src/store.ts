/** Orders, customers and the business, kept in the browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Business, Customer, Order, Status } from './data/model'
import { sampleCustomers, sampleOrders } from './data/sample'
import { daysAgo } from './lib/format'
import { keptAs, newId } from './lib/storage'

interface Store {
  orders: Order[]
  customers: Customer[]
  business: Business
  /** Adds an order under the next number, or changes the one that has this id. */
  saveOrder(order: Omit<Order, 'id'> & { id?: string }): void
  setStatus(ids: ReadonlySet<string>, status: Status): void
  deleteOrder(id: string): void
  saveCustomer(customer: Omit<Customer, 'id' | 'since' | 'notes'> & { id?: string }): void
  addNote(customerId: string, text: string): void
  deleteNote(customerId: string, noteId: string): void
  setBusiness(business: Business): void
  /** Puts orders and customers back as they were: for undo. */
  restore(data: Pick<Store, 'orders' | 'customers'>): void
  /** Begins again with the sample. */
  reset(): void
}

const sample = () => ({
  orders: sampleOrders(),
  customers: sampleCustomers(),
  business: { name: '', currency: 'USD', monthlyGoal: 48_000 },
})

const newestFirst = (one: Order, other: Order) => other.day.localeCompare(one.day) || Number(other.id) - Number(one.id)

export const useStore = create<Store>()(
  persist(
    (set) => {
      const changeCustomer = (id: string, edit: (customer: Customer) => Customer) =>
        set(({ customers }) => ({ customers: customers.map((customer) => (customer.id === id ? edit(customer) : customer)) }))
      return {
        ...sample(),
        saveOrder: ({ id, ...order }) =>
          set(({ orders }) => {
            const next = String(Math.max(1000, ...orders.map((other) => Number(other.id))) + 1)
            const others = orders.filter((other) => other.id !== id)
            return { orders: [{ ...order, id: id ?? next }, ...others].sort(newestFirst) }
          }),
        setStatus: (ids, status) =>
          set(({ orders }) => ({ orders: orders.map((order) => (ids.has(order.id) ? { ...order, status } : order)) })),
        deleteOrder: (id) => set(({ orders }) => ({ orders: orders.filter((order) => order.id !== id) })),
        saveCustomer: ({ id, ...customer }) =>
          id === undefined
            ? set(({ customers }) => ({ customers: [...customers, { ...customer, id: newId(), since: daysAgo(0), notes: [] }] }))
            : changeCustomer(id, (before) => ({ ...before, ...customer })),
        addNote: (id, text) =>
          changeCustomer(id, (customer) => ({ ...customer, notes: [{ id: newId(), day: daysAgo(0), text }, ...customer.notes] })),
        deleteNote: (id, noteId) =>
          changeCustomer(id, (customer) => ({ ...customer, notes: customer.notes.filter((note) => note.id !== noteId) })),
        setBusiness: (business) => set({ business }),
        restore: ({ orders, customers }) => set({ orders, customers }),
        reset: () => set(sample()),
      }
    },
    keptAs('store'),
  ),
)
