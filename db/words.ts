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

export const kinds = ['glitch', 'dispute', 'custom'] as const
export type Kind = (typeof kinds)[number]
