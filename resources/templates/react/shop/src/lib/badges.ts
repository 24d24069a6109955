/** The numbers that the navigation shows beside its screens, by the screen's id; 0 shows nothing. */
import { countOf } from '../data/costs'
import { useStore } from '../store'

export function useBadges(): Record<string, number> {
  const cart = useStore((state) => countOf(state.cart))
  const favourites = useStore((state) => state.favourites.length)
  return { cart, favourites }
}
