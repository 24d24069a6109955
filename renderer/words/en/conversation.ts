/** The conversation's words. */
export const conversation = {} as const
