'use client'

import { type ChangeEvent, type KeyboardEvent, useRef } from 'react'
import { ChoiceCards } from '#app/_ui/choice-cards.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import type { Candidate } from '#lib/providers/provider.ts'
import { isBareId, lineOf, noteOf } from './customer-words.ts'
import type { FormState } from './form-state.ts'
import type { Connected } from './paths.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { useCustomerSearch } from './use-customer-search.ts'
import type { Values } from './values.ts'

interface CustomerFieldProps {
  form: FormState
  /** Where customers are looked for. */
  place: Connected
  /** The path of who bills; '' where the request's path itself does. */
  billing: string
  /** What the plan says of the customer. */
  planSays: string | undefined
}

/** Finds the customer by what is at hand. One is chosen by itself; of several the person chooses. */
export function CustomerField({ form, place, billing, planSays }: CustomerFieldProps) {
  const { values, set, errorOf, leave } = form
  const typed = values.search.trim()
  const search = useCustomerSearch({ path: values.path, billing, text: typed, onFound: take })
  const { searching } = search
  const candidates = searching.state === 'found' ? searching.candidates : []
  const line = lineOf(searching, typed, place)
  const unchosen = errorOf('customerId')
  const emailOf = useCustomersEmail(values)

  function take(found: readonly Candidate[]) {
    const [only] = found
    const chosen = found.find(({ id }) => id === values.customerId) ?? (found.length === 1 ? only : undefined)
    const customerId = only === undefined && isBareId(typed) ? typed : (chosen?.id ?? '')
    set({ customerId, ...emailOf(chosen) })
  }

  function type(event: ChangeEvent<HTMLInputElement>) {
    const { value } = event.target
    set({ search: value, customerId: value.trim() === typed ? values.customerId : '' })
    const { nativeEvent } = event
    if (nativeEvent instanceof InputEvent && nativeEvent.inputType === 'insertFromPaste')
      search.searchNow(value)
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    search.searchNow()
  }

  return (
    <div className="grid gap-2">
      <TextInput
        label="New user's billing customer"
        needed
        name="search"
        value={values.search}
        onChange={type}
        onKeyDown={press}
        onBlur={() => {
          search.leave()
          leave('customerId')
        }}
        hint={line.hint}
        error={line.error ?? planSays ?? (candidates.length > 1 ? undefined : unchosen)}
      />
      {searching.state === 'refused' && searching.refusal.kind === 'signed out' && (
        <RefusalNotice refusal={searching.refusal} again={search.searchNow} />
      )}
      {candidates.length > 1 && (
        <ChoiceCards
          label="Which of them"
          name="customerId"
          mono
          choices={candidates.map((one) => ({ value: one.id, title: one.id, note: noteOf(one) }))}
          value={values.customerId}
          onChoose={(customerId) => {
            set({ customerId, ...emailOf(candidates.find(({ id }) => id === customerId)) })
          }}
          error={unchosen === undefined ? undefined : 'Choose one of them.'}
        />
      )}
    </div>
  )
}

/** The customer's e-mail address for the sign-up, until the person types another. */
function useCustomersEmail({ signupEmail }: Values) {
  const given = useRef('')
  return (chosen: Candidate | undefined): Partial<Values> => {
    const email = chosen?.email ?? ''
    if (email === '' || (signupEmail !== '' && signupEmail !== given.current)) return {}
    given.current = email
    return { signupEmail: email }
  }
}
