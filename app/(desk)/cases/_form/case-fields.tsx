import { ChoiceCards } from '#app/_ui/choice-cards.tsx'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { parseNewUsers } from '#lib/cases/parse-new-users.ts'
import { counted } from '../../requests/_plan/counted.ts'
import { kindNames } from '../_parts/case-words.ts'
import type { Values } from './values.ts'

export interface CaseFieldsProps {
  values: Values
  set: (typed: Partial<Values>) => void
  errorOf: (name: string) => string | undefined
  causes: readonly SelectOption[]
  /** A case that is there has verbs of its own for its new users. */
  withNewUsers: boolean
}

const kindChoices = [
  { value: 'dispute', title: kindNames.dispute, note: 'A person says that they referred somebody.' },
  { value: 'glitch', title: kindNames.glitch, note: 'Something broke, perhaps for many at once.' },
  { value: 'custom', title: kindNames.custom, note: 'It was agreed by hand.' },
]

/** Who complains, whom they say they referred, when, how, and what it is about. */
export function CaseFields({ values, set, errorOf, causes, withNewUsers }: CaseFieldsProps) {
  const bind = (name: keyof Values) => ({
    name,
    value: values[name],
    error: errorOf(name),
    onChange: ({ target }: { target: { value: string } }) => set({ [name]: target.value }),
  })
  const users = parseNewUsers(values.newUsers).length
  return (
    <>
      <ChoiceCards
        label="Kind"
        name="kind"
        choices={kindChoices}
        value={values.kind}
        onChoose={(kind) => set({ kind })}
      />
      <TextInput {...bind('summary')} label="In a few words" needed maxLength={200} />
      <Select {...bind('causeId')} label="Cause" needed empty="Choose a cause" options={causes} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextInput {...bind('referrerName')} label="Who complains" hint="The referrer’s name" />
        <TextInput
          {...bind('referrerEmail')}
          label="Their e-mail"
          type="email"
          hint="The answer goes there."
        />
        <TextInput {...bind('referrerId')} label="Their id" mono />
        <TextInput {...bind('referral')} label="Their code or link" mono hint="Paste the whole link." />
      </div>
      {withNewUsers && (
        <TextArea
          {...bind('newUsers')}
          label="Whom they say they referred"
          rows={Math.min(8, Math.max(2, values.newUsers.split('\n').length + 1))}
          placeholder="nils@company.com, usr_40871, Nils Berg"
          hint={
            users === 0
              ? 'One a line: e-mail, id, name, what is known of them.'
              : `${counted(users, 'new user')}. One a line: e-mail, id, name.`
          }
        />
      )}
      <TextArea
        {...bind('story')}
        label="What happened"
        rows={5}
        hint="In their words. Only staff read it."
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextInput {...bind('happenedOn')} label="When they referred them" type="date" />
        <div className="grid grid-cols-[minmax(0,1fr)_5rem] gap-x-2">
          <TextInput
            {...bind('amount')}
            label="Money at stake"
            inputMode="decimal"
            hint="For example 120.00"
          />
          <TextInput {...bind('currency')} label="Currency" maxLength={3} />
        </div>
      </div>
      <TextInput
        {...bind('sourceLink')}
        label="Link to where it was told"
        type="url"
        hint="A ticket, a thread."
      />
    </>
  )
}
