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
  'my cases',
  'mentions',
  'case clocks',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How somebody is told by mail: at once, in one mail a day, or not at all. Every notice is in the desk. */
export const noticeWays = ['at once', 'daily', 'desk'] as const
export type NoticeWay = (typeof noticeWays)[number]

export const mailStates = ['open', 'sent', 'unknown', 'refused'] as const

/** What the company's channel is told of. */
export const announcementTopics = [
  'to decide',
  'needs an answer',
  'running out',
  'nobody decides',
  'case clocks',
  'new case',
  'test',
] as const
export type AnnouncementTopic = (typeof announcementTopics)[number]

export const announcementStates = ['waiting', 'open', 'sent', 'refused', 'unknown', 'too late'] as const

export const caseStates = ['new', 'investigating', 'waiting', 'requested', 'resolved'] as const
export type CaseState = (typeof caseStates)[number]

/** On whom a case waits: while it does, its clocks stand still. */
export const waitedOn = ['the referrer', 'the new user', 'Cello', 'the billing provider'] as const
export type WaitedOn = (typeof waitedOn)[number]

export const caseOutcomes = ['attributed', 'partly', 'denied', 'duplicate', 'withdrawn', 'not ours'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** What a case asks of whoever works on it, since its requests ended: to send the answer, or to say how it goes on. */
export const caseAsks = ['answer', 'next step'] as const
export type CaseAsk = (typeof caseAsks)[number]

/** How a message of a case went: mailed by the desk, sent by a person by other means, or received. */
export const caseMessageWays = ['mail', 'copy', 'received'] as const
export type CaseMessageWay = (typeof caseMessageWays)[number]

export const caseEvidenceKinds = ['file', 'link', 'text', 'not needed'] as const
export type CaseEvidenceKind = (typeof caseEvidenceKinds)[number]

/** What a token of the desk's API may do. */
export const tokenScopes = ['cases:open'] as const
export type TokenScope = (typeof tokenScopes)[number]
