'use client'

import { useRouter } from 'next/navigation'
import { useOptimistic, useState, useTransition } from 'react'
import { toast } from 'sonner'
import { useKey } from '#app/_ui/keys.tsx'
import { type Refused, refusalOf } from '../../requests/[id]/_parts/refusal.ts'
import { claim, follow } from '../[id]/actions.ts'
import type { CaseLine } from './case-line.ts'

/** A line, with why the last act on it was refused. */
export interface ActedLine extends CaseLine {
  refused?: string | undefined
}

type Changed = Pick<CaseLine, 'id'> & Partial<CaseLine>

/**
 * C takes the case whose row has the focus, S follows it, without leaving the list. It is shown as done at once; what is refused goes back
 * to how it was and says why in its row.
 */
export function useRowActs(known: readonly CaseLine[], me: string, mayWork: boolean): ActedLine[] {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [refused, setRefused] = useState<{ id: string; sentence: string }>()
  const [lines, change] = useOptimistic(known, (before, changed: Changed) =>
    before.map((line) => (line.id === changed.id ? { ...line, ...changed } : line)),
  )

  function act(call: (caseId: string) => Promise<Refused>, atOnce: Partial<CaseLine>, done: string) {
    const href = document.activeElement?.getAttribute('href')
    const line = lines.find(({ id }) => href === `/cases/${id}`)
    if (!line) {
      toast('Choose a row with J and K first.')
      return
    }
    if (pending) return
    start(async () => {
      change({ id: line.id, ...atOnce })
      const answer = await call(line.id).catch((thrown: unknown): Refused => ({
        thrownError: thrown instanceof Error ? thrown : new Error('no answer'),
      }))
      const isRefused = wasRefused(answer)
      setRefused(isRefused ? { id: line.id, sentence: refusalOf(answer).sentence } : undefined)
      if (!isRefused) toast.success(done.replace('{case}', line.name))
      router.refresh()
    })
  }

  useKey(
    'c',
    'Take the case of the row',
    () => act((caseId) => claim({ caseId }), { assignee: me }, 'You have {case} now.'),
    { enabled: mayWork },
  )
  useKey('s', 'Follow the case of the row', () =>
    act((caseId) => follow({ caseId }), {}, 'You follow {case} now.'),
  )
  return lines.map((line) => (line.id === refused?.id ? { ...line, refused: refused.sentence } : line))
}

const wasRefused = ({ serverError, validationErrors, thrownError }: Refused) =>
  serverError !== undefined || validationErrors !== undefined || thrownError !== undefined
