import type { RequestPage } from '#lib/attribution/get-request.ts'
import { formOf } from '#lib/attribution/form-of.ts'
import { momentText } from '#lib/attribution/read-moment.ts'
import type { Values } from '../../_form/values.ts'

/** The current revision as it stands in the form. */
export function valuesOf({ plan: { path, wanted }, revision }: RequestPage): Values {
  const form = formOf(path, wanted)
  return {
    ...form,
    search: form.customerId,
    organizationId: wanted.organizationId ?? '',
    signupAt: form.signupAt === '' ? '' : momentText(form.signupAt),
    kind: revision.kind,
    cause: revision.cause,
    explanation: revision.explanation,
  }
}
