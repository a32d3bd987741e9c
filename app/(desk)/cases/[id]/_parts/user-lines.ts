import type { CasePage } from '#lib/cases/get-case.ts'
import { filedOf, matchRequests } from '#lib/cases/match-requests.ts'
import type { NewUserLine } from './user-row.tsx'

/** The new users of a case, each with the request that is about them. */
export function userLines({ newUsers, linked }: Pick<CasePage, 'newUsers' | 'linked'>): NewUserLine[] {
  const matched = matchRequests(newUsers, linked)
  return newUsers.map(({ id, newUserId, email, name, organizationId, customerId }) => {
    const request = matched.get(id)
    return {
      id,
      newUserId,
      email,
      name,
      organizationId,
      customerId,
      filed: filedOf(request?.state),
      request: request ? { id: request.id, number: request.number, state: request.state } : null,
    }
  })
}
