export {
  caseAsks,
  caseOutcomes,
  caseStates,
  kinds,
  waitedOn,
  type CaseAsk,
  type CaseOutcome,
  type CaseState,
  type Kind,
  type WaitedOn,
} from '#db/words.ts'
