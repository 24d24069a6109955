/** The app's own texts in English. */
export const en = {
  home: { title: 'Home', empty: 'Nothing here yet', hint: 'This screen is waiting for its first content.' },
}

export type Words = typeof en
