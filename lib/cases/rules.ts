import type { CaseState } from '#db/words.ts'

export const caseName = (number: number) => `C-${String(number)}`

/** What became of a case, for a person whose page shows an older state. */
export const becameOf: Record<CaseState, string> = {
  new: 'nobody has begun with it',
  investigating: 'somebody looks into it',
  waiting: 'it waits for somebody outside',
  requested: 'a request for it is under way',
  resolved: 'it was resolved',
}

export const unresolved = ['new', 'investigating', 'waiting', 'requested'] as const satisfies CaseState[]
