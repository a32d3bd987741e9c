import type { RequestPage } from '#lib/attribution/get-request.ts'
import type { Values } from '../../_form/values.ts'

/** The current revision as it stands in the form. */
export function valuesOf({ plan: { path, wanted }, revision }: RequestPage): Values {
  return {
    path,
    search: wanted.customerId,
    customerId: wanted.customerId,
    referralCode: wanted.referralCode,
    newUserId: wanted.newUserId,
    organizationId: wanted.organizationId ?? '',
    kind: revision.kind,
    cause: revision.cause,
    explanation: revision.explanation,
  }
}
