import type { LateRequest } from '#lib/work/find-late-requests.ts'
import { counted } from '../../requests/_plan/counted.ts'

/** "3 requests wait too long: 2 approved, 1 being carried out". */
export function lateTitle(requests: readonly Pick<LateRequest, 'state'>[]): string {
  const approved = requests.filter(({ state }) => state === 'approved').length
  const begun = requests.length - approved
  const parts = [
    ...(approved > 0 ? [`${approved} approved`] : []),
    ...(begun > 0 ? [`${begun} being carried out`] : []),
  ]
  return `${counted(requests.length, 'request')} ${requests.length === 1 ? 'waits' : 'wait'} too long: ${parts.join(', ')}`
}
