/** The ui's words. */
export const ui = {} as const
