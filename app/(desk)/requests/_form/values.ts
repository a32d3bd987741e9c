/** What stands in the form, as it was typed. What a path does not ask for stays, for the path that does. */
export interface Values {
  path: string
  /** The path of who bills, where the request's path leaves it open. */
  billing: string
  /** The e-mail or id by which the customer was looked for. */
  search: string
  customerId: string
  referralCode: string
  newUserId: string
  organizationId: string
  signupAt: string
  signupEmail: string
  signupName: string
  /** CSV. */
  payments: string
  /** In which the payments' moments are meant that do not say their own. */
  zone: string
  interval: string
  productKey: string
  kind: string
  cause: string
  explanation: string
  /** `yes`: the request is the message to Cello support. */
  supportOnly: string
}

export type FieldName = Exclude<keyof Values, 'search' | 'supportOnly'>

export const empty: Values = {
  path: '',
  billing: '',
  search: '',
  customerId: '',
  referralCode: '',
  newUserId: '',
  organizationId: '',
  signupAt: '',
  signupEmail: '',
  signupName: '',
  payments: '',
  zone: '',
  interval: '',
  productKey: '',
  kind: '',
  cause: '',
  explanation: '',
  supportOnly: '',
}

/** Where the form and what it was opened with are one, nothing was typed. */
export const isSame = (one: Values, other: Values) =>
  (Object.keys(one) as (keyof Values)[]).every((name) => one[name] === other[name])
