import { z } from 'zod'

export interface GivenPage {
  before?: string | string[]
  after?: string | string[]
}

const key = z.uuid().optional().catch(undefined)

/** Where the page begins; what is no key is left out. */
export const pageAt = ({ before, after }: GivenPage) => ({
  before: key.parse(before),
  after: key.parse(after),
})
