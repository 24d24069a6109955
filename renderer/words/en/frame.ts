/** The frame's words. */
export const frame = {} as const
