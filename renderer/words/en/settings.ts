/** The settings's words. */
export const settings = {} as const
