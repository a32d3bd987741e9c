import type { Form } from '../../http/parse-form.ts'
import type { Account } from '../account/account.ts'
import type { Permission } from './permissions.ts'

/** One admitted request, as a resource sees it. */
export interface Ask {
  account: Account
  live: boolean
  /** The id in the path. */
  id: string
  params: Form
  /** As events carry it. */
  request: { id: string; idempotency_key: string | null }
  /** Marks this call as one that changed something. */
  effect: () => void
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** With `:id` for one id. */
  path: string
  permission: Permission
  /** Parameters beside `expand`; anything else is refused. */
  parameters: string[]
  answer(ask: Ask): object
}
