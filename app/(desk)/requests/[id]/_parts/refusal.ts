import type { ActionRefusal } from '#lib/action.ts'

export interface Refused {
  serverError?: ActionRefusal | undefined
  validationErrors?: unknown
  thrownError?: Error | undefined
}

export interface ShownRefusal {
  sentence: string
  kind?: ActionRefusal['kind'] | undefined
  /** The input it belongs to. */
  field?: string | undefined
}

/** The one sentence to show of an action that did not do it. */
export function refusalOf({ serverError, validationErrors, thrownError }: Refused): ShownRefusal {
  if (serverError) return serverError
  if (thrownError) return { sentence: unreachable }
  for (const [field, found] of Object.entries(validationErrors ?? {})) {
    const sentence = sentenceIn(found)
    if (sentence !== undefined) return { sentence, field }
  }
  return { sentence: 'The desk could not read this. Reload the page and try again; what you typed is kept.' }
}

const unreachable =
  'The desk did not answer, so it is not known here whether this was taken. Reload the page to see; what you typed is kept.'

/** The first that is said of a field, or of what is inside it, such as one new user of many. */
function sentenceIn(found: unknown): string | undefined {
  if (typeof found === 'string') return found
  if (typeof found !== 'object' || found === null) return undefined
  for (const inside of Object.values(found)) {
    const sentence = sentenceIn(inside)
    if (sentence !== undefined) return sentence
  }
  return undefined
}
