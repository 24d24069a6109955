/** The history's words. */
export const history = {} as const
