import { readLimit } from '../lists/page.ts'
import { readText } from '../lists/read-text.ts'
import { invalid } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import { parseQuery } from './parse-query.ts'

/** Not for read-after-write: a customer is found as it was before the lag. */
export function searchCustomers({ account, live, params }: Ask) {
  const query = readText(params, 'query')
  if (query === undefined) throw invalid('Missing required param: query.', 'query', 'parameter_missing')
  const matches = parseQuery(query)
  const limit = readLimit(params)
  const start = readPage(readText(params, 'page'))
  const found = account.state.customers.newestFirst(live).filter((customer) => {
    const seen = account.searchable.of(customer)
    return seen !== null && matches(seen)
  })
  const next = start + limit
  const more = next < found.length
  return {
    object: 'search_result',
    data: found.slice(start, next),
    has_more: more,
    next_page: more ? Buffer.from(`after ${String(next)}`).toString('base64url') : null,
    url: '/v1/customers/search',
  }
}

function readPage(page: string | undefined): number {
  if (page === undefined) return 0
  const [, start] = /^after (\d+)$/.exec(Buffer.from(page, 'base64url').toString('utf8')) ?? []
  if (start === undefined) throw invalid('Invalid page: use the next_page of an earlier result.', 'page')
  return Number(start)
}
