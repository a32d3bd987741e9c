import { Select } from '#app/_ui/select.tsx'
import { bind, type FormState } from './form-state.ts'
import { type OfferedPath, placeOf } from './paths.ts'

interface PathFieldProps {
  form: FormState
  paths: readonly OfferedPath[]
}

/** How the company is connected; where there is one way only, it is said rather than asked. */
export function PathField({ form, paths }: PathFieldProps) {
  const [only] = paths
  if (only && paths.length === 1 && form.values.path === only.path) {
    return (
      <div className="pb-6">
        <p className="mb-1 text-sm font-medium">Path</p>
        <p className="flex h-9 items-center rounded-md border border-line bg-quiet px-2.5">{placeOf(only)}</p>
      </div>
    )
  }
  const options = paths.map((path) => ({ value: path.path, label: placeOf(path) }))
  return <Select label="Path" needed {...bind(form, 'path')} empty="Choose a path" options={options} />
}
