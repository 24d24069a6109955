/** How far a run that makes pictures has come. Pure. */
import type { RunImages } from '../domain/run.ts'
import type { RunView } from './run-view.ts'

export function imagesOf({ images }: Pick<RunView, 'images'>): RunImages {
  const count = (state: string): number => images.filter((image) => image.state === state).length
  const error = images.find((image) => image.error !== undefined)?.error
  return {
    all: images.length,
    made: count('ready'),
    failed: count('failed'),
    ...(error === undefined ? {} : { error }),
  }
}
