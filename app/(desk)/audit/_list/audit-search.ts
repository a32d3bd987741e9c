import type { Route } from 'next'
import { z } from 'zod'
import { requestNumber } from '#lib/attribution/delivery-filter.ts'
import { type AuditEvent, events } from '#lib/audit/events.ts'
import type { EntryFilter } from '#lib/audit/find-entries.ts'

export type GivenSearch = Record<string, string | string[] | undefined>

export const auditFilters = ['person', 'event', 'request'] as const
export type AuditFilterName = (typeof auditFilters)[number]
export type TypedAudit = Partial<Record<AuditFilterName, string>>

export interface AuditSearch {
  typed: TypedAudit
  filter: EntryFilter
  /** A sentence for each text that was not understood, and is left out of the filter. */
  problems: TypedAudit
  before?: string
  after?: string
}

const isKey = (text: string) => z.uuid().safeParse(text).success
const isEvent = (text: string): text is AuditEvent => Object.keys(events).includes(text)

export function readSearch(given: GivenSearch): AuditSearch {
  const text = (name: string) => [given[name]].flat()[0]?.trim() ?? ''
  const search: AuditSearch = { typed: {}, filter: {}, problems: {} }
  for (const name of auditFilters) if (text(name) !== '') search.typed[name] = text(name)
  const { person, event, request } = search.typed
  if (person !== undefined) {
    if (isKey(person)) search.filter.person = person
    else search.problems.person = 'Choose a person from the list.'
  }
  if (event !== undefined) {
    if (isEvent(event)) search.filter.event = event
    else search.problems.event = 'Choose what happened from the list.'
  }
  if (request !== undefined) {
    const number = requestNumber(request)
    if (number !== undefined) search.filter.request = number
    else search.problems.request = 'A request has a number, such as R-1042 or 1042.'
  }
  const page = (['before', 'after'] as const).find((name) => isKey(text(name)))
  return page ? { ...search, [page]: text(page) } : search
}

/** The same filters at another page, or at the newest. */
export function auditAddress(typed: TypedAudit, page: { before?: string; after?: string } = {}) {
  const given = new URLSearchParams(Object.entries({ ...typed, ...page }).filter(([, text]) => text !== ''))
  return (given.size > 0 ? `/audit?${given.toString()}` : '/audit') as Route
}
