import { v7 } from 'uuid'
import type { Step } from '#lib/providers/step.ts'
import { ada, carryOut, sam } from './cast.ts'
import { asApplication } from './database.ts'
import { guided, plan } from './plans.ts'
import { insertDecision, insertRequest, setState } from './rows.ts'

/** So many events that a person resends, each of an invoice of its own. */
export const guidedSteps = (count: number, mark = v7().slice(-6)): Step[] =>
  Array.from({ length: count }, (_, at) =>
    guided({ id: `in_${mark}_${String(at)}`, number: `GU-${mark}-${String(at + 1).padStart(4, '0')}` }),
  )

/** A request of Sam's that Ada approved, with exactly these steps, being carried out. */
export async function carryingOut(steps: Step[], path = 'stripe', customerId?: string) {
  const id = await insertRequest(asApplication, {
    filedBy: sam.id,
    path,
    plan: plan({ steps, path }),
    ...(customerId !== undefined && { customerId }),
  })
  await insertDecision(asApplication, {
    requestId: id,
    decidedBy: ada.id,
    madeBy: sam.id,
    steps: steps.length,
  })
  await setState(asApplication, id, 'carrying out')
  return id
}

/** The same, carried out as far as the desk can: it asks a person for its guided steps. */
export async function asking(steps: Step[]) {
  const id = await carryingOut(steps)
  await carryOut(id)
  return id
}
