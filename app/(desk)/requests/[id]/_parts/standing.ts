import 'server-only'
import { may, type Who } from '#lib/auth/actor.ts'
import type { RequestPage } from '#lib/attribution/get-request.ts'

/** How the person stands to the request: what they may do about it, and why not. The verbs check again. */
export interface Standing {
  isFiler: boolean
  /** They gave one of several approvals that its current revision needs. */
  hasApproved: boolean
  mayFile: boolean
  mayWithdraw: boolean
  mayPause: boolean
  mayStop: boolean
  /** Why another person resumes what somebody paused; undefined where this one may. */
  whyNotResume: string | undefined
  /** Why another person decides; undefined where this one may. */
  whyNotDecide: string | undefined
  /** Why another person answers a step that asks; undefined where this one may. */
  whyNotAnswer: string | undefined
  /** Why this person does not report what was done by hand; undefined where they may. */
  whyNotReport: string | undefined
}

export function standingOf(who: Who, { request, revisions, approvals }: RequestPage): Standing {
  const isFiler = request.filedBy === who.id
  const edited = revisions.some(({ madeBy }) => madeBy === who.id)
  const did = isFiler ? 'filed' : edited ? 'edited' : undefined
  const whyNot = (does: string, doing: string, allowed: boolean) => {
    if (did !== undefined) return `You ${did} this request, so another person ${does}.`
    return allowed ? undefined : `${doing} needs the role approver.`
  }
  const hasApproved =
    approvals !== null &&
    [...approvals.given, ...approvals.lapsed].some(({ decidedBy }) => decidedBy === who.id)
  return {
    isFiler,
    hasApproved,
    mayFile: may(who, 'request:file'),
    mayWithdraw: isFiler && may(who, 'request:withdraw'),
    mayPause: may(who, 'request:pause'),
    mayStop: may(who, 'request:stop'),
    whyNotResume:
      did === undefined && !may(who, 'request:resume')
        ? 'Resuming needs the role approver or admin.'
        : whyNot('resumes it', 'Resuming', true),
    whyNotDecide: hasApproved
      ? 'You approved this revision, so another person gives the next approval. Nothing is sent before.'
      : whyNot('decides', 'Deciding', may(who, 'request:decide')),
    whyNotAnswer: whyNot('answers', 'Answering', may(who, 'request:continue') && may(who, 'delivery:settle')),
    whyNotReport: may(who, 'step:report')
      ? undefined
      : 'Reporting what was done by hand needs the role requester or approver.',
  }
}
