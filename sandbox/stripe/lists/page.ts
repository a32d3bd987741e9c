import type { Form } from '../../http/parse-form.ts'
import { invalid, missing } from '../requests/api-error.ts'
import { readInteger } from './read-range.ts'
import { readText } from './read-text.ts'

export const PAGING = ['limit', 'starting_after', 'ending_before']

export interface Paging {
  limit: number
  after?: string | undefined
  before?: string | undefined
}

export function readPaging(params: Form): Paging {
  const after = readText(params, 'starting_after')
  const before = readText(params, 'ending_before')
  if (after !== undefined && before !== undefined) {
    throw invalid(
      'You may only specify one of these parameters: ending_before, starting_after.',
      'ending_before',
      'parameters_exclusive',
    )
  }
  return { limit: readLimit(params), after, before }
}

export function readLimit(params: Form): number {
  const limit = params['limit'] === undefined ? 10 : readInteger('limit', params['limit'])
  if (limit < 1)
    throw invalid(
      `This value must be greater than or equal to 1 (it currently is '${String(limit)}').`,
      'limit',
    )
  if (limit > 100)
    throw invalid(
      `This value must be less than or equal to 100 (it currently is '${String(limit)}').`,
      'limit',
    )
  return limit
}

/** One page of `items`, which are newest first; a cursor that is not among them is refused. */
export function page<T extends { id: string }>(list: {
  items: T[]
  params: Form
  url: string
  noun: string
}) {
  const { items, params, url, noun } = list
  const { limit, after, before } = readPaging(params)
  const cursor = after ?? before
  const at = cursor === undefined ? -1 : items.findIndex((item) => item.id === cursor)
  if (cursor !== undefined && at < 0) {
    throw missing(noun, cursor, { param: after === undefined ? 'ending_before' : 'starting_after' })
  }
  const from = before === undefined ? at + 1 : Math.max(0, at - limit)
  const to = before === undefined ? from + limit : at
  const more = before === undefined ? to < items.length : from > 0
  return { object: 'list', data: items.slice(from, to), has_more: more, url }
}
