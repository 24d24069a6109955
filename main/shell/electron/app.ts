/** Electron's application object, for the entry: everything else of Electron stays behind this folder. */
export { app } from 'electron'
