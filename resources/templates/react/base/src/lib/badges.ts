/** The numbers that the navigation shows beside its screens, by the screen's id; 0 shows nothing. */
export function useBadges(): Record<string, number> {
  return {}
}
