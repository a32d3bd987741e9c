import { v7 } from 'uuid'
import { digestPlan } from '#lib/attribution/digest-plan.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { type State, states } from '#db/words.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { guided } from '#tests/support/plans.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { fillIn } from '#tests/support/waiting.ts'
import { type Relation, relations } from './table.ts'
import type { Visitor } from './visitors.ts'

/** One request as one visitor meets it. */
export interface Scene {
  visitor: Visitor
  relation: Relation
  state: State
  requestId: string
  revision: number
  digest: string
  customerId: string
  newUserId: string
  deliveryId: string
  messageId: string
  evidenceId: string
}

export interface Props {
  /** A plan as the desk makes it of a customer and a new user whose ids are these words. */
  sample: Plan
  /** Of the message to Cello support. */
  message: 'to write' | 'unknown' | 'sent'
}

const filer = await insertPerson(asApplication, 'Filer', ['requester'])
const approver = await insertPerson(asApplication, 'Approver', ['approver'])

/** Who made the revisions of a request, the first one first. */
const makersOf: Record<Relation, (visitor: string) => string[]> = {
  "another's": () => [filer],
  own: (visitor) => [visitor],
  edited: (visitor) => [filer, visitor],
  'edited before': (visitor) => [filer, visitor, filer],
  imported: (visitor) => [visitor],
}

/** Its steps, where it was approved. */
const stepsOf: Partial<Record<State, string>> = {
  approved: 'waits',
  'carrying out': 'waits',
  paused: 'asks',
  'carried out': 'done',
  failed: 'failed',
  withdrawn: 'waits',
  stale: 'waits',
}
const outcomeOf: Partial<Record<State, string>> = { rejected: 'rejected', returned: 'returned' }

/** For every visitor, relation and state a request of its own, as it would stand there: the owner switches the triggers off for it. */
export async function makeScenes(visitors: readonly Visitor[], props: Props): Promise<Scene[]> {
  const made = visitors.flatMap((visitor) =>
    relations.flatMap((relation) => states.map((state) => make({ visitor, relation, state }, props))),
  )
  const tables = [
    'requests',
    'revisions',
    'decisions',
    'steps',
    'deliveries',
    'messages',
    'evidence',
  ] as const
  await asOwner.begin(async (tx) => {
    for (const table of tables) {
      await tx.unsafe(`alter table ${table} disable trigger user`)
      const rows: readonly object[] = made.flatMap(({ rows: some }): object[] => some[table])
      if (rows.length > 0) await tx`insert into ${tx(table)} ${tx(rows as never)}`
      await tx.unsafe(`alter table ${table} enable trigger user`)
    }
  })
  await asOwner`analyze requests, revisions, deliveries`
  return made.map(({ scene }) => scene)
}

function make(of: Pick<Scene, 'visitor' | 'relation' | 'state'>, { sample, message }: Props) {
  const { visitor, relation, state } = of
  const [requestId, deliveryId, messageId, evidenceId, decisionId] = [v7(), v7(), v7(), v7(), v7()]
  const [customerId, newUserId] = [`lc_${requestId}`, `usr_${requestId}`]
  const plan = planFor(of, sample, { customerId, newUserId })
  const digest = digestPlan(plan)
  const makers = makersOf[relation](visitor.id)
  const revision = makers.length
  const madeBy = makers.at(-1) ?? filer
  const [filedBy = filer] = makers
  const of_ = { request_id: requestId, revision }
  const step = stepsOf[state]
  const outcome = step === undefined ? outcomeOf[state] : 'approved'
  const account = 'ledger:ledger_1:test'
  const carriedOut = state === 'carried out'
  const rows = {
    requests: [
      {
        id: requestId,
        state,
        paused_from: state === 'paused' ? 'carrying out' : null,
        revision,
        path: 'ledger',
        kind: 'dispute',
        filed_by: filedBy,
        account,
        customer_id: customerId,
        new_user_id: newUserId,
        referral_code: plan.wanted.referralCode,
        at_stake: [],
        resends: 1,
        not_resent: 0,
        support: carriedOut ? (message === 'sent' ? 'written' : 'to write') : null,
      },
    ],
    revisions: makers.map((made_by, at) => ({
      request_id: requestId,
      number: at + 1,
      made_by,
      kind: 'dispute',
      cause: 'other',
      explanation: 'It was told on the phone.',
      plan,
      digest: at + 1 === revision ? digest : `${digest}-${String(at)}`,
      read_at: new Date(),
    })),
    decisions:
      outcome === undefined
        ? []
        : [
            {
              ...of_,
              id: decisionId,
              digest,
              made_by: madeBy,
              decided_by: approver,
              outcome,
              reason: 'seen',
            },
          ],
    steps: step === undefined ? [] : plan.steps.map((_, position) => ({ ...of_, position, state: step })),
    deliveries:
      step === undefined || state === 'approved' || state === 'carrying out'
        ? []
        : [
            {
              ...of_,
              id: deliveryId,
              request_number: 1,
              position: 2,
              attempt: 1,
              decision_id: decisionId,
              provider: 'ledger',
              account,
              purpose: 'resend',
              customer_id: customerId,
              event_id: `evt_${requestId}`,
              endpoint_id: 'bell',
              requested_by: filedBy,
              approved_by: approver,
              idempotency_key: deliveryId,
              sent: {},
              outcome: 'unknown',
            },
          ],
    messages:
      !carriedOut || message === 'to write'
        ? []
        : [
            {
              ...of_,
              id: messageId,
              way: 'mail',
              recipient: 'support@cello.so',
              subject: 'A missed referral',
              body: 'It was missed.',
              written_by: filer,
              outcome: message,
              closed_at: message === 'sent' ? new Date() : null,
            },
          ],
    evidence: [
      {
        id: evidenceId,
        request_id: requestId,
        position: 1,
        name: 'seen.txt',
        type: 'text/plain',
        size: 4,
        content: Buffer.from('seen'),
        added_by: filer,
      },
    ],
  }
  return {
    rows,
    scene: { ...of, requestId, revision, digest, customerId, newUserId, deliveryId, messageId, evidenceId },
  }
}

/** What waits is planned as the desk would plan it now; what was approved has a step of each kind that asks a person. */
function planFor(
  { state, relation }: Pick<Scene, 'state' | 'relation'>,
  sample: Plan,
  { customerId, newUserId }: Pick<Scene, 'customerId' | 'newUserId'>,
): Plan {
  const plan = fillIn(sample, { customerId, newUserId })
  const [mark, ring] = plan.steps
  if (!mark || !ring) throw new Error('the sample has no steps')
  if (relation === 'imported') plan.wanted.payments = [imported]
  const byHand = { ...guided({ id: `in_${customerId}` }), customerId, eventId: `bell_by_hand_${customerId}` }
  return stepsOf[state] === undefined ? plan : { ...plan, steps: [mark, byHand, ring] }
}

const imported = {
  invoiceId: 'in_imported',
  paidAt: '2026-11-01T00:00:00.000Z',
  amount: 100,
  currency: 'eur',
  interval: null,
  productKey: null,
  subscriptionId: null,
}
