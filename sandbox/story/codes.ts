import { referrers } from './referrers.ts'

const [rita, roth, jun, bea, paolo, ife] = referrers

/** Referral codes by their owner, for the story's customers. */
export const codes = {
  rita: rita.code,
  roth: roth.code,
  jun: jun.code,
  bea: bea.code,
  paolo: paolo.code,
  ife: ife.code,
  /** Looks like a code; Cello has never given it out. */
  unknown: 'Nx0Kd3vQe9Z',
}
