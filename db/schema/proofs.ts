import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { deliveries } from './deliveries.ts'
import { requests } from './requests.ts'

export const rungs = ['delivered', 'attributed'] as const
export type Rung = (typeof rungs)[number]

/** What was seen after a delivery was accepted: higher rungs of the ladder, each with where it was seen. */
export const proofs = pgTable(
  'proofs',
  {
    id: key(),
    requestId: uuid().notNull(),
    deliveryId: uuid(),
    rung: text({ enum: rungs }).notNull(),
    seenAt: moment().notNull().defaultNow(),
    seen: jsonb().notNull(),
  },
  (t) => [
    foreignKey({ name: 'proofs_request_fk', columns: [t.requestId], foreignColumns: [requests.id] }),
    foreignKey({ name: 'proofs_delivery_fk', columns: [t.deliveryId], foreignColumns: [deliveries.id] }),
    check('proofs_rung_known', sql`${t.rung} in ('delivered', 'attributed')`),
    uniqueIndex('proofs_one_per_delivery').on(t.deliveryId, t.rung),
    uniqueIndex('proofs_one_attribution_per_request')
      .on(t.requestId)
      .where(sql`${t.rung} = 'attributed' and ${t.deliveryId} is null`),
    index('proofs_by_request').on(t.requestId),
  ],
)
