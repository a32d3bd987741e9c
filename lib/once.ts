import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import { z } from 'zod'
import { conflict } from './errors.ts'

/** Made once by a form for what it sends. What comes without one is another thing each time. */
export const formKey = z
  .uuidv7()
  .nullish()
  .transform((key) => key ?? v7())

interface Form<Row> {
  /** What was written under the form's key. */
  find: () => Promise<Row[]>
  /** What that says where this very form wrote it. */
  wanted: Partial<Row>
}

/**
 * Writes for a form, once, under the id that it gives; answers with the id of what the form wrote, now or before. Of two postings of it the
 * database lets one write: whatever stopped the other, what stands by then is its answer too.
 * @throws Refusal `conflict` where the key stands for something else.
 */
export async function once<Row extends { id: string }>(
  form: Form<Row>,
  write: (id: string) => Promise<unknown>,
): Promise<{ id: string }> {
  const id = v7()
  try {
    await write(id)
    return { id }
  } catch (error) {
    const [stands] = await form.find()
    if (!stands) throw error
    refuseOther(stands, form.wanted)
    return { id: stands.id }
  }
}

function refuseOther<Row>(stands: Row, wanted: Partial<Row>) {
  const names = Object.keys(wanted) as (keyof Row)[]
  if (names.every((name) => isDeepStrictEqual(stands[name], wanted[name]))) return
  throw conflict(
    'This form was used before, for something else. Look on the page for what stands; to keep this too, press again.',
  )
}
