/** Pictures that are made for an app beside its run. */
export { PicturesLine, type PicturesLineProps } from './pictures-line.tsx'
export { type Pictures, picturesOf } from './pictures.ts'
