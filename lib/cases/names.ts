import type { CaseOutcome, Kind } from '#db/words.ts'

export const kindNames: Record<Kind, string> = {
  glitch: 'Technical glitch',
  dispute: 'User dispute',
  custom: 'Custom scenario',
}

export const outcomeNames: Record<CaseOutcome, string> = {
  attributed: 'Attributed',
  partly: 'Partly attributed',
  denied: 'Denied',
  duplicate: 'Duplicate',
  withdrawn: 'Withdrawn',
  'not ours': 'Not ours',
}
