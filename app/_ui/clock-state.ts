import { formatSpan } from './format.ts'

/** Calm above seven days, plain down to three, warn below three, bad below one. */
export type ClockTone = 'calm' | 'plain' | 'warn' | 'bad' | 'none'

const day = 24 * 60 * 60 * 1_000

/** The window Stripe and Chargebee keep an event for, which a full bar stands for. */
const wholeWindow = 30 * day

export interface ClockState {
  tone: ClockTone
  /** "2 d 4 h", "ran out" or "no clock". */
  words: string
  /** 0 to 1 of the whole window. */
  left: number
}

export function clockState(runsOut: number | null, now: number, whole = wholeWindow): ClockState {
  if (runsOut === null) return { tone: 'none', words: 'no clock', left: 0 }
  const span = runsOut - now
  if (span <= 0) return { tone: 'bad', words: 'ran out', left: 0 }
  return { tone: toneOf(span), words: formatSpan(span), left: Math.min(1, span / whole) }
}

function toneOf(span: number): ClockTone {
  if (span < day) return 'bad'
  if (span < 3 * day) return 'warn'
  return span > 7 * day ? 'calm' : 'plain'
}
