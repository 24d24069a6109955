/** The preview's words. */
export const preview = {} as const
