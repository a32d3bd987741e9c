import { v7 } from 'uuid'
import { keepTyped, readKept } from '../../requests/[id]/_parts/use-kept.ts'

const placeOf = (form: string) => `${form}:key`

/** The key of what is typed in a form: this tab keeps it beside that, over a reload too, until it is spent. */
export function takeKey(form: string): string {
  const kept = readKept(placeOf(form))
  if (kept !== '') return kept
  const made = v7()
  keepTyped(placeOf(form), made)
  return made
}

export const spendKey = (form: string) => keepTyped(placeOf(form), '')
