/** No provider's rate limit is what is tried here. */
export const unlimited = {
  STRIPE_REQUESTS_PER_SECOND: '10000',
  STRIPE_REQUESTS_PER_SECOND_AND_ENDPOINT: '10000',
  CELLO_REQUESTS_PER_SECOND: '10000',
  CHARGEBEE_REQUESTS_PER_MINUTE: '100000',
}
