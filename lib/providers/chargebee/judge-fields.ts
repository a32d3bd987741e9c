import type { Finding } from '../finding.ts'
import { blocker, counted, enumerate } from '../sentences.ts'
import type { Wanted } from '../wanted.ts'
import { names, neededRoles, type Role } from './fields.ts'
import type { ChargebeeLook } from './looked.ts'

/** The custom fields that this request needs and the site does not have. */
export function judgeFields({ fields, denied }: ChargebeeLook, wanted: Wanted): Finding[] {
  if (denied.includes('custom fields')) return []
  return missingIn(fields, neededRoles(wanted))
}

export function missingIn({ keys, unfit }: ChargebeeLook['fields'], needed: readonly Role[]): Finding[] {
  const missing = needed.filter((role) => keys[role] === null).map((role) => `cf_${names[role]}`)
  const wrong = needed.filter((role) => unfit.includes(role)).map((role) => keys[role] ?? '')
  return [...(missing.length === 0 ? [] : [absent(missing)]), ...(wrong.length === 0 ? [] : [noText(wrong)])]
}

const absent = (missing: string[]) =>
  blocker('field missing', {
    title:
      missing.length === 1
        ? `Chargebee has no custom field ${missing.join()}.`
        : `Chargebee lacks ${counted(missing.length, 'custom field')}.`,
    sentence: `Cello looks on the customer for ${enumerate(missing)}, and this site's customers cannot carry it.`,
    wayOut: `Ask an admin to create ${enumerate(missing)} in Chargebee, as a text field of customers, or to set CHARGEBEE_CELLO_FIELDS to meta_data.`,
  })

const noText = (wrong: string[]) =>
  blocker('field missing', {
    title: `${enumerate(wrong)} takes no text.`,
    sentence: "Cello's values are text, and this custom field is of another kind.",
    wayOut: `Ask an admin to create ${enumerate(wrong)} anew in Chargebee, as a text field of customers, or to set CHARGEBEE_CELLO_FIELDS to meta_data.`,
  })
