/** The numbers that the navigation shows beside its screens, by the screen's id; 0 shows nothing. */
import { useStore } from '../store'

export function useBadges(): Record<string, number> {
  return { orders: useStore((state) => state.orders.filter((order) => order.status === 'new').length) }
}
