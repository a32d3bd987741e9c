'use client'

import { useEffect, useState } from 'react'
import type { EarlierCase, EarlierRequest } from '#lib/cases/find-earlier.ts'
import { parseNewUsers } from '#lib/cases/parse-new-users.ts'
import { callRoute } from '../../requests/_form/ask-desk.ts'
import type { Values } from './values.ts'

interface Earlier {
  cases: EarlierCase[]
  requests: EarlierRequest[]
}

export type Looking =
  { state: 'nothing' } | { state: 'looking' } | { state: 'failed' } | { state: 'found'; found: Earlier }

const pause = 300

/** Looks for earlier cases and requests a moment after somebody stopped typing. */
export function useEarlier(values: Values): Looking {
  const asked = askedOf(values)
  const [last, setLast] = useState<{ asked: string; found: Earlier | undefined }>()

  useEffect(() => {
    if (asked === undefined) return
    let wanted = true
    const timer = setTimeout(() => {
      void callRoute<Earlier>({ address: '/api/cases/earlier', body: asked }).then((called) => {
        if (wanted) setLast({ asked, found: 'answer' in called ? called.answer : undefined })
      })
    }, pause)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [asked])

  if (asked === undefined) return { state: 'nothing' }
  if (last?.asked !== asked) return { state: 'looking' }
  return last.found ? { state: 'found', found: last.found } : { state: 'failed' }
}

/** Undefined where nobody is named yet. */
function askedOf({ referrerEmail, referrerId, referral, newUsers }: Values): string | undefined {
  const named = { referrerEmail, referrerId, referral, newUsers: parseNewUsers(newUsers).slice(0, 500) }
  const isNamed = [referrerEmail, referrerId, referral].some((text) => text.trim() !== '')
  return isNamed || named.newUsers.length > 0 ? JSON.stringify(named) : undefined
}
