/** The contract, made ready for handlers: whatever a handler throws reaches the caller as the one typed error. */
import { implement, ORPCError } from '@orpc/server'
import { contract } from '#shared/contract/routes.ts'
import { toAppError } from '#shared/domain/error.ts'

export const api = implement(contract).use(async ({ next, errors }) => {
  try {
    return await next()
  } catch (thrown) {
    if (thrown instanceof ORPCError) throw thrown
    const data = toAppError(thrown)
    throw errors.FAILURE({ message: data.message, data })
  }
})
