/** The composer's words. */
export const composer = {} as const
