import 'server-only'
import type { Confirmation } from '../provider.ts'
import type { Step } from '../step.ts'
import type { Connection } from './client.ts'
import { referralIn } from './bodies.ts'
import { readShown } from './look.ts'

/** What Cello shows of an event now. @throws Refusal `unavailable`. */
export async function confirm(connection: Connection, step: Step): Promise<Confirmation> {
  if (step.kind === 'post')
    return unseen("Cello's API does not show payments: look for the invoice in Cello's event feed.")
  if (step.kind !== 'signup') throw new Error(`Cello does not confirm a step of the kind ${step.kind}`)
  const { referralCode, ids } = referralIn(step.body)
  const shown = await readShown(connection, ids)
  const found = shown.find((one) => one.referralCode === referralCode)
  if (!found) return unseen('Cello does not show the new user under this code, which it does not always.')
  return { seen: 'effect', eventId: null, sentence: `Cello shows ${found.id} under ${referralCode}.` }
}

const unseen = (sentence: string): Confirmation => ({ seen: 'unseen', eventId: null, sentence })
