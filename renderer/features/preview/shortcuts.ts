/** The preview's shortcuts: with Alt, as all of the studio's that no browser has to itself. */
export const shortcuts = {
  reload: 'Alt+R',
  rotate: 'Alt+O',
  picture: 'Alt+S',
  console: 'Alt+J',
  pick: 'Alt+I',
  maximise: 'Alt+M',
} as const
