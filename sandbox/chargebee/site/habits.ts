/** What Chargebee does where nothing is published: each is a guess that a test can turn round. */
export interface Habits {
  /** Whether the `meta_data` of an update takes the place of the old one or is merged into it. */
  metaData: 'replace' | 'merge'
  /** Whether an update that changes nothing causes `customer_changed`. */
  noOpUpdate: 'silent' | 'event'
  /**
   * Parameters and filters that Chargebee does not know. Users report that a list then goes on without the filter and
   * gives everybody: chargebee/chargebee-typescript#69, #6.
   */
  unknownParameters: 'refuse' | 'ignore'
  /** The `api_error_code` for a custom field that the site lacks; the samples show the default for a wrong value. */
  unknownFieldCode: string
  /** Whether a deleted customer can still be retrieved by its id; a list gives it with `include_deleted`. */
  deletedCustomer: 'missing' | 'shown'
  /** Whether `email[is]` minds capitals. */
  email: 'exact' | 'any case'
  /** Whether an error met at work is kept under its idempotency key and replayed. */
  errors: 'forgotten' | 'kept'
  /** How many days back the API knows events; null: for ever. The web pages show 90 days. */
  eventDays: number | null
  /** The content of a webhook that is sent again. */
  resentContent: 'as it was' | 'as it is now'
  /** Whether a 429 carries Retry-After: it "may" (apidocs, error handling). */
  retryAfter: boolean
}

export const usualHabits: Habits = {
  metaData: 'replace',
  noOpUpdate: 'silent',
  unknownParameters: 'refuse',
  unknownFieldCode: 'param_wrong_value',
  deletedCustomer: 'missing',
  email: 'exact',
  errors: 'forgotten',
  eventDays: null,
  resentContent: 'as it was',
  retryAfter: true,
}
