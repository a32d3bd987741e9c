import { counted } from './counted.ts'

/** "Write to Cello support about 2 invoices". */
export const supportTitle = (invoices: number, verb: 'Write' | 'Writing' | 'Wrote' = 'Write') =>
  invoices === 0
    ? `${verb} to Cello support`
    : `${verb} to Cello support about ${counted(invoices, 'invoice')}`
