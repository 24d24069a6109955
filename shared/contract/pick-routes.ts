/** The routes of elements that are picked in the preview. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { AppError } from '../domain/error.ts'
import { DirectChange, PickedElement, PickedSource } from '../domain/pick.ts'

const route = oc.errors({ FAILURE: { data: AppError } })

const picked = z.object({ projectId: z.string(), element: PickedElement })

export const pick = {
  /** Where an element is in the project's files, and what of it can be changed there; null where none of them makes it. */
  find: route.input(picked).output(z.object({ source: PickedSource.nullable() })),
  /**
   * Changes the element in the project's files as they are now, as a version of its own. Fails, and changes nothing, where
   * a part of it cannot be changed directly, or while a run changes the project.
   */
  change: route
    .input(picked.extend({ change: DirectChange }))
    .output(z.object({ versionId: z.string(), paths: z.array(z.string()) })),
}
