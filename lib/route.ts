import 'server-only'
import { asRefusal } from './action.ts'
import { noteRefusal } from './audit/note-refusal.ts'
import { refuseForeign } from './audit/refuse-foreign.ts'
import { type Actor, permit, type Who } from './auth/actor.ts'
import type { Permission } from './auth/permissions.ts'
import { getWho } from './auth/session.ts'
import { type RefusalKind, signedOut } from './errors.ts'
import { foreignOrigin } from './foreign-origin.ts'

interface Door<P extends Permission, Params> {
  actor: Actor<P>
  who: Who
  params: Params
  request: Request
}

const statuses: Record<RefusalKind | 'unknown', number> = {
  'signed out': 401,
  'sign in again': 401,
  forbidden: 403,
  'not found': 404,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
  unknown: 500,
}

/** The one maker of route handlers: none without a permission. A refusal is answered as JSON with its sentence. */
export function route<P extends Permission, Params = Record<string, never>>(
  permission: P,
  answer: (door: Door<P, Params>) => Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    if (foreignOrigin(request) !== undefined) return refuseForeign(request)
    const params = await context.params
    let who: Who | null = null
    try {
      who = await getWho()
      if (!who)
        throw signedOut('Your session has ended. It ran out, or a role of yours was taken. Sign in again.')
      return await answer({ actor: permit(who, permission), who, params, request })
    } catch (error) {
      const refusal = asRefusal(error)
      if (who) await noteRefusal({ who, permission, refusal, input: about(params) })
      return Response.json(refusal, { status: statuses[refusal.kind] })
    }
  }
}

/** Of the routes that name something, it is a request or a case that people are refused at: the audit is told of either by its id. */
const about = (params: unknown) =>
  typeof params === 'object' && params !== null && 'id' in params ? { requestId: params.id } : undefined
