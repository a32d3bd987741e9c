import type { Form } from '../../http/parse-form.ts'
import type { Site } from '../site/site.ts'

/** One admitted request, as a resource sees it. */
export interface Ask {
  site: Site
  /** The id in the path. */
  id: string
  params: Form
  /** Marks this call as one that changed something. */
  effect: () => void
}

export interface Route {
  method: 'GET' | 'POST'
  /** With `:id` for one id. */
  path: string
  /** Anything else is unknown. */
  parameters: string[]
  /** Whether it takes custom fields (`cf_…`) too. */
  customFields?: boolean
  answer(ask: Ask): object
}
