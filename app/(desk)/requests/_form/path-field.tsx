import { Select } from '#app/_ui/select.tsx'
import { bind, type FormState } from './form-state.ts'
import { billingIn, type OfferedPath, pathWords, placeOf } from './paths.ts'

interface PathFieldProps {
  form: FormState
  paths: readonly OfferedPath[]
}

/** How the company is connected; where there is one way only, it is said rather than asked. */
export function PathField({ form, paths }: PathFieldProps) {
  const chosen = paths.find(({ path }) => path === form.values.path)
  return (
    <>
      {chosen && paths.length === 1 ? (
        <Said label="Path" words={labelOf(chosen)} />
      ) : (
        <Select
          label="Path"
          needed
          {...bind(form, 'path')}
          empty="Choose a path"
          options={paths.map((path) => ({ value: path.path, label: labelOf(path) }))}
          hint={chosen && pathWords(chosen).when}
        />
      )}
      {chosen?.needs.billing && <BillingField form={form} path={chosen} />}
    </>
  )
}

/** Where who bills is chosen beside it, the mode is said there. */
function labelOf(path: OfferedPath) {
  const { name } = pathWords(path)
  return path.needs.billing && !path.needs.payments ? name : placeOf({ ...path, name })
}

function BillingField({ form, path }: { form: FormState; path: OfferedPath }) {
  const { billings, needs } = path
  const options = billings.map((one) => ({ value: one.path, label: placeOf(one) }))
  if (needs.payments) {
    if (billings.length === 0) return null
    const from = billings.map(({ name }) => name).join(' or ')
    return (
      <Select
        label="Payments come from"
        {...bind(form, 'billing')}
        empty="What is typed or imported here"
        options={options}
        hint={form.values.billing === '' ? `Or from ${from}, where it bills the new user.` : undefined}
      />
    )
  }
  const only = billingIn(path, '')
  if (only) return <Said label="Billed by" words={placeOf(only)} />
  return (
    <Select label="Billed by" needed {...bind(form, 'billing')} empty="Choose who bills" options={options} />
  )
}

function Said({ label, words }: { label: string; words: string }) {
  return (
    <div className="pb-7">
      <p className="mb-1 text-sm font-medium">{label}</p>
      <p className="flex min-h-9 items-center rounded-md border border-line bg-quiet px-2.5 py-1">{words}</p>
    </div>
  )
}
