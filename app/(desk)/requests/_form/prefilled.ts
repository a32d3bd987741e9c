import type { OfferedPath } from './paths.ts'
import { empty, type Values } from './values.ts'

type Search = Record<string, string | string[] | undefined>

const longest = 2000

/** What a link from elsewhere fills in: `path`, `customer`, `code`, `user`, `org`. `mark` keeps its draft apart from other links' drafts. */
export function prefilled(search: Search, paths: readonly OfferedPath[]): { initial: Values; mark: string } {
  const given = (name: string) => {
    const value = search[name]
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).slice(0, longest)
  }
  const [customer, code, user, org] = [given('customer'), given('code'), given('user'), given('org')]
  return {
    initial: {
      ...empty,
      path: (paths.find(({ path }) => path === given('path')) ?? paths[0])?.path ?? '',
      search: customer,
      referralCode: code,
      newUserId: user,
      organizationId: org,
    },
    mark: [customer, code, user, org].some(Boolean) ? JSON.stringify([customer, code, user, org]) : '',
  }
}
