import { Select } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { bind, type FormState } from './form-state.ts'
import { causeOptions, kindOptions } from './words.ts'

/** Why the referral was missed, for whoever decides and for the reports. */
export function CaseFields({ form }: { form: FormState }) {
  return (
    <>
      <Select label="Kind" needed {...bind(form, 'kind')} empty="Choose a kind" options={kindOptions} />
      <Select label="Cause" needed {...bind(form, 'cause')} empty="Choose a cause" options={causeOptions} />
      <TextArea
        label="What happened"
        needed
        rows={4}
        {...bind(form, 'explanation')}
        hint="Whoever decides reads this: how do you know who referred whom?"
      />
    </>
  )
}
