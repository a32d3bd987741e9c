import type { Values } from '../values.ts'
import { readList } from './read-list.ts'

/** Whether a typed payment leaves out its interval or its product, both of which Cello requires. */
export function needsTerms({ payments, zone }: Values): boolean {
  const read = readList(payments, zone)
  return (
    typeof read !== 'string' &&
    read.rows.some(({ cells }) => cells.invoice !== '' && (cells.interval === '' || cells.product === ''))
  )
}
