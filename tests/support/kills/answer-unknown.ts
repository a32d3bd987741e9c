import { settleDelivery } from '#lib/attribution/settle-delivery.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import type { Step } from '#lib/providers/step.ts'
import type { Sandbox } from '#sandbox/index.ts'
import { asApplication as sql } from '../database.ts'
import { countWrites } from './judge-writes.ts'

interface Asked {
  id: string
  requestId: string
  sent: Step
}

/** A person looks at what happened outside, and answers what the desk asks. Answers with the writes that were asked about. */
export async function answerUnknown(sandbox: Sandbox, who: Who): Promise<string[]> {
  const asked = await sql<Asked[]>`
    select d.id, d.request_id as "requestId", d.sent from deliveries d join requests r on r.id = d.request_id
    where d.outcome = 'unknown' and r.state = 'paused'`
  const answered: string[] = []
  for (const { id, requestId, sent } of asked) {
    for (const [write, count] of countWrites(sandbox, [sent])) {
      answered.push(write)
      await settleDelivery(permit(who, 'delivery:settle'), {
        requestId,
        deliveryId: id,
        verdict: count > 0 ? 'arrived' : 'did not arrive',
        because: 'Seen, or not seen, in the record outside.',
      })
    }
  }
  return answered
}
