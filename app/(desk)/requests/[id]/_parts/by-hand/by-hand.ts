import type { Invoice } from '#lib/providers/step.ts'

/** One event that a person is asked for, as little as its row needs. Plain, so that it crosses to the browser. */
export interface ByHandEvent {
  /** Where it stands in the plan. */
  position: number
  invoice: Invoice
  eventId: string | null
  /** Where the provider's own pages show it. */
  link: string | null
  clock: string
}

/** Events that a person is asked for at once. */
export interface ByHand {
  events: ByHandEvent[]
  /** What to click, or why the desk could not do it; said once. */
  instruction: string
  /** The page where all of them are done, where they have no pages of their own. */
  page: string | null
  /** Whose dashboard it is done in: "Chargebee". */
  place: string
  /** The desk tried, and may try again. */
  tried: boolean
  /** A person can do it in the provider's own pages: all but what goes to Cello's API. */
  possible: boolean
}
