import type { RequestPage } from '#lib/attribution/get-request.ts'

export type StepRow = RequestPage['steps'][number]
export type Delivery = RequestPage['deliveries'][number]

/** How far one entry of the plan has come, and every attempt at it, the newest last. */
export interface Progress {
  row: StepRow | undefined
  attempts: Delivery[]
  last: Delivery | undefined
  /** The provider said that the endpoint took it. */
  delivered: boolean
}

export type ProgressAt = (position: number) => Progress

export function progressOf({ request, steps, deliveries, proofs }: RequestPage): ProgressAt {
  const delivered = new Set(
    proofs.filter(({ rung }) => rung === 'delivered').map((proof) => proof.deliveryId),
  )
  const rows = new Map(steps.map((row) => [row.position, row]))
  const attempts = Map.groupBy(
    deliveries.filter(({ revision }) => revision === request.revision),
    ({ position }) => position,
  )
  return (position) => {
    const mine = (attempts.get(position) ?? []).toSorted((a, b) => a.attempt - b.attempt)
    const last = mine.at(-1)
    return {
      row: rows.get(position),
      attempts: mine,
      last,
      delivered: last !== undefined && delivered.has(last.id),
    }
  }
}

export const isClosed = ({ state }: Pick<StepRow, 'state'>) => state === 'done' || state === 'skipped'

export const countClosed = (steps: readonly StepRow[]) => steps.filter(isClosed).length

/** Whether the step waits for a person, and nothing that was sent for it is unknown. */
export const asksByHand = ({ row, last }: Progress) => row?.state === 'asks' && last?.outcome !== 'unknown'

/** What became of one payment, in one or two words. */
export type Outcome =
  | 'waits'
  | 'sending'
  | 'accepted'
  | 'delivered'
  | 'unknown'
  | 'refused'
  | 'not sent'
  | 'it arrived'
  | 'reported'
  | 'left out'

export function outcomeOf({ row, last, delivered }: Progress): Outcome {
  if (row?.state === 'skipped') return 'left out'
  if (delivered) return 'delivered'
  switch (last?.outcome) {
    case 'open':
      return 'sending'
    case 'arrived':
      return 'it arrived'
    case 'refused':
      return row?.state === 'done' ? 'reported' : row?.state === 'asks' ? 'refused' : 'waits'
    case 'accepted':
    case 'reported':
    case 'unknown':
    case 'not sent':
      return last.outcome
    case 'did not arrive':
    case undefined:
      return 'waits'
  }
}
