import type Stripe from 'stripe'
import { invalid } from '../requests/api-error.ts'

type Matches = (customer: Stripe.Customer) => boolean

const CLAUSE =
  /^\s*(-?)(email|name|phone|metadata\[(?:'([^']*)'|"([^"]*)")\])\s*([:~])\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|(null))/
const JOIN = /^\s+(and|or)\s+/i

/** Reads Stripe's search language as far as customers need it. Source: docs.stripe.com/search. */
export function parseQuery(query: string): Matches {
  const clauses: Matches[] = []
  let join: string | null = null
  let rest = query
  for (;;) {
    const found = CLAUSE.exec(rest)
    if (!found) throw unreadable(query)
    clauses.push(clause(found, query))
    rest = rest.slice(found[0].length)
    if (rest.trim() === '') break
    const next = JOIN.exec(rest)
    if (!next) throw unreadable(query)
    const word = String(next[1]).toUpperCase()
    if (join && join !== word) throw invalid('You may not mix AND and OR in one query.', 'query')
    join = word
    rest = rest.slice(next[0].length)
  }
  return (customer) =>
    join === 'OR'
      ? clauses.some((matches) => matches(customer))
      : clauses.every((matches) => matches(customer))
}

/** Text is matched without its case, a substring from three characters on. */
function clause(found: RegExpExecArray, query: string): Matches {
  const [, not, field = '', single, double, operator] = found
  const key = single ?? double
  const isNull = found[8] !== undefined
  const wanted = (found[6] ?? found[7] ?? '').replace(/\\(.)/g, '$1').toLowerCase()
  if (operator === '~' && (key !== undefined || wanted.length < 3)) throw unreadable(query)
  return (customer) => {
    const value = (key === undefined ? textOf(customer, field) : customer.metadata[key])?.toLowerCase()
    const hit = isNull ? !value : operator === '~' ? !!value?.includes(wanted) : value === wanted
    return hit !== (not === '-')
  }
}

function textOf(customer: Stripe.Customer, field: string): string | null | undefined {
  if (field === 'email') return customer.email
  return field === 'name' ? customer.name : customer.phone
}

function unreadable(query: string) {
  return invalid(
    `We were unable to parse your search query: ${query}. See https://stripe.com/docs/search.`,
    'query',
  )
}
