import { find } from '../lists/find.ts'
import type { Route } from '../requests/ask.ts'

export const paymentIntentRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/payment_intents/:id',
    permission: 'payment_intent_read',
    parameters: [],
    answer: (ask) => find(ask.account.state.paymentIntents, ask, ask.id),
  },
]
