/** How far a run that makes pictures has come. Pure. */
import type { RunImages } from '../domain/run.ts'
import type { RunView } from './run-view.ts'

export function imagesOf({ images }: Pick<RunView, 'images'>): RunImages {
  const count = (state: string): number => images.filter((image) => image.state === state).length
  return { all: images.length, made: count('ready'), failed: count('failed') }
}
