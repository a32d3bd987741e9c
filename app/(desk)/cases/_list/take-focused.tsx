'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { useKey } from '#app/_ui/keys.tsx'
import { refusalOf } from '../../requests/[id]/_parts/refusal.ts'
import { claim } from '../[id]/actions.ts'
import type { CaseLine } from './case-line.ts'

/** C takes the case whose row has the focus, without leaving the list. */
export function TakeFocused({ lines }: { lines: readonly CaseLine[] }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  async function take({ id, name }: CaseLine) {
    const answer = await claim({ caseId: id }).catch((thrown: unknown) => ({
      thrownError: thrown instanceof Error ? thrown : new Error('no answer'),
    }))
    const refused = 'thrownError' in answer || answer.serverError !== undefined || answer.validationErrors
    if (refused) toast.warning(refusalOf(answer).sentence, { duration: 20_000 })
    else toast.success(`You have ${name} now.`)
    router.refresh()
  }

  useKey('c', 'Take the case of the row', () => {
    const href = document.activeElement?.getAttribute('href')
    const line = lines.find(({ id }) => href === `/cases/${id}`)
    if (!line) {
      toast('Choose a row with J and K first.')
      return
    }
    if (!pending) start(() => take(line))
  })
  return null
}
