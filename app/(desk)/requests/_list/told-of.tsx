import { TextLink } from '#app/_ui/text-link.tsx'
import { countRequests } from '#lib/attribution/find-requests.ts'
import type { MoneyFate } from '#lib/attribution/money-fates.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { findNames } from '#lib/people/find-people.ts'
import { filterOf, type ListSearch } from './list-filter.ts'

const fateWords: Record<MoneyFate, string> = {
  restored: 'with money restored',
  'too old': 'with money that was too old when they were planned',
  'ran out': 'with money that ran out while they waited',
}

interface ToldOfProps {
  actor: Actor<'request:see'>
  reader: string
  search: ListSearch
}

/** Says what of the list a report counted, and leads back to all of it. */
export async function ToldOf({ actor, reader, search }: ToldOfProps) {
  const filter = filterOf({ ...search, before: undefined, after: undefined }, reader)
  const [count, names] = await Promise.all([countRequests(actor, filter), findNames(actor)])
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name ?? 'somebody'
  const { path, filedBy, approvedBy, money, from, to } = search
  const words = [
    ...(search.case ? ['without a case'] : []),
    ...(path ? [`on the path ${path}`] : []),
    ...(filedBy ? [`filed by ${nameOf(filedBy)}`] : []),
    ...(approvedBy ? [`approved by ${nameOf(approvedBy)}`] : []),
    ...(money ? [fateWords[money]] : []),
    ...(from ? [`filed from ${from}`] : []),
    ...(to ? [`filed until ${to}`] : []),
  ]
  return (
    <p className="mb-4">
      {count >= 1000 ? '1,000 requests or more' : count === 1 ? '1 request' : `${String(count)} requests`}{' '}
      {words.join(', ')}
      {(from ?? to) && ' (days in UTC)'}. <TextLink href="/requests">Show every request</TextLink>
    </p>
  )
}
