/** The app's words. */
export const app = {} as const
