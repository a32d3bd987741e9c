export type Tone = 'plain' | 'accent' | 'warn' | 'bad' | 'good'

export const softTones: Record<Tone, string> = {
  plain: 'bg-quiet text-muted',
  accent: 'bg-accent-soft text-accent',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  good: 'bg-good-soft text-good',
}

export const textTones: Record<Tone, string> = {
  plain: 'text-muted',
  accent: 'text-accent',
  warn: 'text-warn',
  bad: 'text-bad',
  good: 'text-good',
}
