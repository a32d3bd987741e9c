import postgres from 'postgres'
import { v7 } from 'uuid'
import type { Step } from '#lib/providers/step.ts'
import { guided, plan } from '#tests/support/plans.ts'
import { insertDecision, insertRequest } from '#tests/support/rows.ts'
import { deskStack } from '#tests/support/stack.ts'
import type { Filed } from './requests.ts'
import { emailOf, type Name } from './sign-in.ts'

export interface Guided extends Filed {
  /** Of its invoices, oldest first. */
  numbers: string[]
}

/** A request of Sam's that Ada approved, which has come to so many events that a person resends. Both must have signed in before. */
export async function insertGuided(count: number): Promise<Guided> {
  const sql = postgres(deskStack().databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    const mark = v7().slice(-6)
    const steps = Array.from({ length: count }, (_, at) => guidedStep(mark, at))
    const idOf = async (name: Name) => {
      const [person] = await sql<{ id: string }[]>`select id from people where email = ${emailOf(name)}`
      if (!person) throw new Error(`${name} has not signed in yet`)
      return person.id
    }
    const [sam, ada] = [await idOf('Sam'), await idOf('Ada')]
    const id = await insertRequest(sql, { filedBy: sam, plan: plan({ steps }) })
    await insertDecision(sql, { requestId: id, decidedBy: ada, madeBy: sam, steps: count })
    await sql.begin(async (tx) => {
      await tx`update steps set state = 'asks', started_at = now() where request_id = ${id}`
      for (const state of ['carrying out', 'paused'])
        await tx`
          update requests set state = ${state}, state_sentence = ${`A person resends ${String(count)} events by hand: the plan says what to click.`}
          where id = ${id}`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'request.paused', ${id}, '{}')`
    })
    const [row] = await sql<{ number: number }[]>`select number from requests where id = ${id}`
    return {
      id,
      name: `R-${String(row?.number)}`,
      numbers: steps.map((step) => ('invoice' in step ? (step.invoice.number ?? '') : '')),
    }
  } finally {
    await sql.end()
  }
}

function guidedStep(mark: string, at: number): Step {
  const day = new Date(Date.now() - (29 * 86_400_000 - at * 3600_000)).toISOString()
  const clock = new Date(Date.now() + 86_400_000 + at * 3600_000).toISOString()
  const number = `GU-${mark}-${String(at + 1).padStart(3, '0')}`
  return guided({ id: `in_${mark}_${String(at)}`, number, paidAt: day, createdAt: day }, clock)
}
