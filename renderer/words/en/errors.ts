/** The errors's words. */
export const errors = {} as const
