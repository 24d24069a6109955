/** The models's words. */
export const models = {} as const
