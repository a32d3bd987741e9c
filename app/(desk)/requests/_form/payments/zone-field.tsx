'use client'

import { useZone } from '#app/_ui/reader.tsx'
import { Select } from '#app/_ui/select.tsx'
import type { ReadPayments } from '#lib/attribution/parse-payments.ts'
import { whichZone } from '#lib/attribution/read-moment.ts'
import { bind, type FormState } from '../form-state.ts'

/** Asked once for all payments whose moments do not say their zone. */
export function ZoneField({ form, read }: { form: FormState; read: ReadPayments | null }) {
  const own = useZone()
  const { zone } = form.values
  const asks = read?.rows.some(({ problems }) => problems.paid_at === whichZone) ?? false
  if (!asks && zone === '') return null
  const zones = [...new Set([own, 'UTC', zone])].filter((one) => one !== '')
  return (
    <Select
      label="Moments without a zone are in"
      {...bind(form, 'zone')}
      empty="Choose a zone"
      options={zones.map((one) => ({ value: one, label: wordsOf(one, own) }))}
      hint={zone === '' ? 'The export of a billing program is mostly in UTC.' : undefined}
    />
  )
}

const wordsOf = (zone: string, own: string) =>
  zone === own && zone !== 'UTC' ? `${zone.replaceAll('_', ' ')} (yours)` : zone.replaceAll('_', ' ')
