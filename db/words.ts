export const states = [
  'waiting',
  'approved',
  'carrying out',
  'carried out',
  'returned',
  'rejected',
  'withdrawn',
  'expired',
  'stale',
  'paused',
  'failed',
] as const
export type State = (typeof states)[number]

/** The message to Cello support: it waits to be written, was sent or copied, or Cello's answer was noted. */
export const supportStates = ['to write', 'written', 'answered'] as const
export type SupportState = (typeof supportStates)[number]

export const kinds = ['glitch', 'dispute', 'custom'] as const
export type Kind = (typeof kinds)[number]

export const deliveryOutcomes = [
  'open',
  'unknown',
  'accepted',
  'refused',
  'not sent',
  'arrived',
  'did not arrive',
  'reported',
] as const
export type DeliveryOutcome = (typeof deliveryOutcomes)[number]

/** Had, or may have had, its effect: nothing like it is sent again. */
export const withEffect = [
  'open',
  'unknown',
  'accepted',
  'arrived',
  'reported',
] as const satisfies DeliveryOutcome[]

export const purposes = ['signup', 'mark', 'resend', 'push', 'post', 'guided'] as const
export type Purpose = (typeof purposes)[number]

export const noticeKinds = [
  'to decide',
  'my requests',
  'running out',
  'needs an answer',
  'nobody decides',
  'roles',
  'policy',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How somebody is told by mail: at once, in one mail a day, or not at all. Every notice is in the desk. */
export const noticeWays = ['at once', 'daily', 'desk'] as const
export type NoticeWay = (typeof noticeWays)[number]

export const mailStates = ['open', 'sent', 'unknown', 'refused'] as const
