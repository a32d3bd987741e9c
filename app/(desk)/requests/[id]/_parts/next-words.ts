import type { RequestPage } from '#lib/attribution/get-request.ts'
import { asksByHand, progressOf } from './progress-of.ts'
import type { Standing } from './standing.ts'

export interface NextWords {
  title: string
  /** What a person said, in their own words. */
  said?: string | undefined
  sentence: string
}

/** What comes next, or what ended it, by the request's state. */
export function nextWords(
  page: RequestPage,
  {
    whyNotDecide,
    whyNotAnswer,
    whyNotReport,
    whyNotResume,
    mayFile,
    mayPause,
    mayStop,
    hasApproved,
  }: Standing,
): NextWords | null {
  const { request, filedBy } = page
  const decision = page.decisions.find(({ revision }) => revision === request.revision)
  const by = decision?.name ?? 'Another person'
  const because = request.stateSentence ?? ''
  const progressAt = progressOf(page)
  const byHand = page.plan.steps.some((step, at) => 'invoice' in step && asksByHand(progressAt(at)))
  switch (request.state) {
    case 'waiting':
      return {
        title: hasApproved ? 'You approved it; it waits for another' : 'It waits for a decision',
        sentence: whyNotDecide ?? '',
      }
    case 'approved':
      return {
        title: `${by} approved it`,
        said: decision?.reason ?? undefined,
        sentence: 'The desk reads everything once more and starts in a moment.',
      }
    case 'paused':
      if (request.pausedFrom !== null)
        return {
          title: 'A person paused it',
          said: because,
          sentence:
            whyNotResume ??
            'Nothing is sent while it is paused. Resume it, and the desk goes on where it was; the decision stands.',
        }
      return byHand
        ? {
            title: 'It waits for a person',
            sentence: whyNotReport ?? 'Do by hand what the plan says, tick it there, and the desk goes on.',
          }
        : {
            title: 'It waits for a person',
            sentence:
              whyNotAnswer ??
              (page.steps.filter(({ state }) => state === 'asks').length > 1
                ? 'Several steps ask you something: answer each in the plan, and the desk goes on.'
                : 'One step asks you something: answer it in the plan, and the desk goes on.'),
          }
    case 'returned':
      return {
        title: `${by} asks`,
        said: decision?.reason ?? because,
        sentence: mayFile
          ? 'Answer by editing the request: the next revision waits for a decision again.'
          : `${filedBy}, or another requester, answers by editing the request.`,
      }
    case 'stale':
      return {
        title: 'The plan no longer holds',
        sentence: `${because} ${
          mayFile
            ? 'Make the next revision from what is there now, or edit the request first. It then waits for a new decision.'
            : `${filedBy}, or another requester, makes the next revision. It then waits for a new decision.`
        }`,
      }
    case 'failed':
      return {
        title: 'It could not be carried out',
        sentence: `${because} ${mayFile ? 'Edit the request to try again with a new decision.' : `${filedBy}, or another requester, may edit it to try again.`}`,
      }
    case 'rejected':
      return {
        title: `${by} rejected it`,
        said: decision?.reason ?? because,
        sentence:
          'A rejected request stays as it is. Where something new is known, file a new request and say what.',
      }
    case 'withdrawn':
      return {
        title: `${filedBy} withdrew it`,
        sentence: 'It stays in the record. What was sent before stays sent; nothing more is sent.',
      }
    case 'expired':
      return {
        title: 'It expired',
        sentence: mayFile
          ? 'Nobody decided it in time, and nothing was sent. Filing it anew takes everything over into the form; the plan is then read again.'
          : `Nobody decided it in time, and nothing was sent. ${filedBy}, or another requester, can file it anew.`,
      }
    case 'carrying out':
      return mayPause || mayStop
        ? { title: 'It is being carried out', sentence: 'The desk does one step after the other by itself.' }
        : null
    case 'carried out':
      return null
  }
}
