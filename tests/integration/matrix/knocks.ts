import { v7 } from 'uuid'
import { getRequest } from '#lib/attribution/get-request.ts'
import { findRequests } from '#lib/attribution/find-requests.ts'
import { findStory } from '#lib/audit/find-entries.ts'
import { permit } from '#lib/auth/actor.ts'
import { editableStates, isOneOf } from '#lib/attribution/rules.ts'
import { conflict } from '#lib/errors.ts'
import { findMessages } from '#lib/support/find-messages.ts'
import * as messageActions from '#app/(desk)/requests/[id]/_message/message-actions.ts'
import * as requestActions from '#app/(desk)/requests/[id]/actions.ts'
import * as formActions from '#app/(desk)/requests/form-actions.ts'
import * as evidence from '#app/api/requests/[id]/evidence/route.ts'
import * as oneEvidence from '#app/api/requests/[id]/evidence/[evidenceId]/route.ts'
import * as preview from '#app/api/requests/preview/route.ts'
import * as progress from '#app/api/requests/[id]/progress/route.ts'
import * as reread from '#app/api/requests/[id]/reread/route.ts'
import { optional } from './optional.ts'
import { posted } from './altered.ts'
import type { Scene } from './scenes.ts'

const messages = posted(messageActions)
const actions = posted(requestActions)
const forms = posted(formActions)

/** What a door answers: an action's result, a route's response; a page's reading throws what it refuses. */
export type Knock = (scene: Scene) => Promise<unknown>

const because = 'It stands in the feed.'
const text = { subject: 'A missed referral', body: 'Please look at it.' }

const formOf = ({ customerId, newUserId }: Scene) => ({
  path: 'ledger',
  billing: 'ledger',
  customerId,
  referralCode: 'pNRB1aYqArN',
  newUserId,
  kind: 'dispute' as const,
  cause: 'other' as const,
  explanation: 'It was told on the phone.',
  ...optional,
})

const asks = (address: string, init?: RequestInit) => new Request(`http://127.0.0.1:3000${address}`, init)
const sent = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) })
const at = <T>(params: T) => ({ params: Promise.resolve(params) })

function upload() {
  const body = new FormData()
  body.set('key', v7())
  body.set('position', '1')
  body.set('file', new File(['Resent by hand.'], 'resent.txt', { type: 'text/plain' }))
  return { method: 'POST', body }
}

/** The way in through each door to one request. */
export const knocks: Record<string, Knock> = {
  'action requests/[id]/actions.ts approve': ({ requestId, digest }) =>
    actions.approve({ requestId, digest, reason: '' }),
  'action requests/[id]/actions.ts giveBack': ({ requestId, digest }) =>
    actions.giveBack({ requestId, digest, reason: 'Which workspace?' }),
  'action requests/[id]/actions.ts reject': ({ requestId, digest }) =>
    actions.reject({ requestId, digest, reason: 'He never had an account.' }),
  'action requests/[id]/actions.ts withdraw': ({ requestId }) => actions.withdraw({ requestId }),
  'action requests/[id]/actions.ts pause': ({ requestId }) => actions.pause({ requestId, because }),
  'action requests/[id]/actions.ts resume': ({ requestId }) => actions.resume({ requestId }),
  'action requests/[id]/actions.ts stop': ({ requestId }) => actions.stop({ requestId, because }),
  'action requests/[id]/actions.ts settle': ({ requestId, deliveryId }) =>
    actions.settle({ requestId, deliveryId, verdict: 'arrived', because }),
  'action requests/[id]/actions.ts goOn': ({ requestId }) =>
    actions.goOn({ requestId, position: 0, choice: 'leave out', because }),
  'action requests/[id]/actions.ts report': ({ requestId }) =>
    actions.report({ requestId, positions: [1], did: 'done', because, link: 'https://ledger.example/7' }),
  'action requests/[id]/_message/message-actions.ts send': ({ requestId }) =>
    messages.send({ requestId, ...text }),
  'action requests/[id]/_message/message-actions.ts sentMyself': ({ requestId }) =>
    messages.sentMyself({ requestId, ...text }),
  'action requests/[id]/_message/message-actions.ts settleSent': ({ requestId, messageId }) =>
    messages.settleSent({ requestId, messageId, verdict: 'refused', because }),
  'action requests/[id]/_message/message-actions.ts note': ({ requestId }) =>
    messages.note({ requestId, answer: 'It was imported.' }),
  'action requests/form-actions.ts edit': (scene) =>
    forms.edit({ ...formOf(scene), requestId: scene.requestId, revision: scene.revision }),
  'action requests/form-actions.ts reviseAsIs': ({ requestId, revision }) =>
    forms.reviseAsIs({ requestId, revision }),
  'POST /api/requests/[id]/evidence': ({ requestId: id }) =>
    evidence.POST(asks(`/api/requests/${id}/evidence`, upload()), at({ id })),
  'GET /api/requests/[id]/evidence/[evidenceId]': ({ requestId: id, evidenceId }) =>
    oneEvidence.GET(asks(`/api/requests/${id}/evidence/${evidenceId}`), at({ id, evidenceId })),
  'GET /api/requests/[id]/progress': async ({ requestId: id }) => {
    const leaving = new AbortController()
    const answer = await progress.GET(
      asks(`/api/requests/${id}/progress`, { signal: leaving.signal }),
      at({ id }),
    )
    leaving.abort()
    return answer
  },
  'GET /api/requests/[id]/reread': ({ requestId: id }) =>
    reread.GET(asks(`/api/requests/${id}/reread`), at({ id })),
  'POST /api/requests/preview': (scene) =>
    preview.POST(
      asks('/api/requests/preview', sent({ ...formOf(scene), requestId: scene.requestId })),
      at({}),
    ),
  'page /requests/[id]': async ({ visitor, requestId }) => {
    const actor = permit(visitor, 'request:see')
    await Promise.all([
      getRequest(actor, requestId),
      findStory(actor, requestId),
      findMessages(actor, requestId),
    ])
  },
  'page /requests/[id]/edit': async ({ visitor, requestId }) => {
    permit(visitor, 'request:file')
    const { request } = await getRequest(permit(visitor, 'request:see'), requestId)
    if (!isOneOf(request.state, editableStates)) throw conflict('The page says that it cannot be edited.')
  },
  'page /requests/[id]/revisions': async ({ visitor, requestId }) => {
    await getRequest(permit(visitor, 'request:see'), requestId)
  },
  'page /requests/by-number/[number]': async ({ visitor }) => {
    await findRequests(permit(visitor, 'request:see'), { text: 'R-1001' })
  },
}
