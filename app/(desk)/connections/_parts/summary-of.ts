import type { ConnectionState } from '#lib/connections/connection.ts'

interface Named {
  name: string
  state: ConnectionState
}

const mostNamed = 3

/** "Stripe and Worker do not work", "All 6 connections work, 1 with a warning". */
export function summaryOf(all: readonly Named[]): string {
  const broken = all.filter(({ state }) => state === 'does not work').map(({ name }) => name)
  const warned = all.filter(({ state }) => state === 'works with a warning').length
  if (broken.length > mostNamed) return `${broken.length} of ${all.length} connections do not work`
  if (broken.length > 0)
    return `${new Intl.ListFormat('en').format(broken)} ${broken.length === 1 ? 'does' : 'do'} not work`
  return `All ${all.length} connections work${warned === 0 ? '' : `, ${warned} with a warning`}`
}
