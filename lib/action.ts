import 'server-only'
import { createSafeActionClient } from 'next-safe-action'
import { noteRefusal } from './audit/note-refusal.ts'
import { permit, type Who } from './auth/actor.ts'
import type { Permission } from './auth/permissions.ts'
import { getWho } from './auth/session.ts'
import { Refusal, type RefusalKind, signedOut } from './errors.ts'
import { logUnknown } from './log.ts'
import { isUnkeepable } from './violates.ts'

export interface ActionRefusal {
  kind: RefusalKind | 'unknown'
  sentence: string
  field?: string
}

/** What is known of whoever knocks, for the audit of refusals. */
interface Knock {
  who?: Who
  permission?: Permission
}

const client = createSafeActionClient({
  handleServerError: async (error, { ctx, clientInput }): Promise<ActionRefusal> => {
    const refusal = asRefusal(error)
    const { who, permission } = ctx as Knock
    if (who && permission) await noteRefusal({ who, permission, refusal, input: clientInput })
    return refusal
  },
})

/** The one maker of server actions: no action without a permission, and `ctx.actor` is the proof that it was checked. */
export const action = <P extends Permission>(permission: P) =>
  client
    .use(async ({ next }) => {
      const who = await getWho()
      if (!who) {
        throw signedOut(
          'Your session has ended. It ran out, or a role of yours was taken. Sign in again in another tab, then repeat this; what you typed is kept.',
        )
      }
      return next({ ctx: { who, permission } })
    })
    .use(async ({ next, ctx: { who } }) => next({ ctx: { actor: permit(who, permission) } }))

export function asRefusal(error: unknown): ActionRefusal {
  if (error instanceof Refusal) {
    return {
      kind: error.kind,
      sentence: error.message,
      ...(error.field === undefined ? {} : { field: error.field }),
    }
  }
  if (isUnkeepable(error))
    return {
      kind: 'invalid',
      sentence: 'There is an invisible control character in what was typed. Type it again.',
    }
  const number = logUnknown(error, 'action')
  return {
    kind: 'unknown',
    sentence: `Something went wrong that nobody expected. Nothing you typed is lost. Tell an admin the number ${number}.`,
  }
}
