/** The editor's words. */
export const editor = {} as const
