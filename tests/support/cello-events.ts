/** Rita's code in the story. */
export const rita = 'pNRB1aYqArN'

export function at(trigger: string, timestamp = new Date().toISOString()) {
  return { trigger, timestamp }
}

export function signup(payload: object = {}, newUser: object = { id: 'usr_1', email: 'a@b.example' }) {
  return {
    eventName: 'ReferralUpdated',
    payload: { ucc: rita, newUserId: 'usr_1', price: 0, currency: '', ...payload },
    context: { newUser, event: at('new-signup') },
  }
}

export function paid(
  subscription: object = {},
  payload: object = {},
  timestamp?: string,
  newUser: object = { id: 'usr_1', email: 'a@b.example' },
) {
  return {
    eventName: 'ReferralUpdated',
    payload: { ucc: rita, newUserId: 'usr_1', price: 4900, currency: 'EUR', ...payload },
    context: {
      newUser,
      event: at('invoice-paid', timestamp),
      subscription: {
        id: 'sub_1',
        invoiceId: 'INV-1',
        interval: 'monthly',
        productKey: 'Team',
        ...subscription,
      },
    },
  }
}
