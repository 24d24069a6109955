/** The projects's words. */
export const projects = {} as const
