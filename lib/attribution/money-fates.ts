/**
 * What became of a payment of a request. `restored`: Cello took it, or somebody reports that they sent it by hand; `too old`: its 30 days
 * had run out when the request was planned; `ran out`: they ran out while the request waited in the desk.
 */
export const moneyFates = ['restored', 'too old', 'ran out'] as const
export type MoneyFate = (typeof moneyFates)[number]

export const lostFates = ['too old', 'ran out'] as const satisfies MoneyFate[]
