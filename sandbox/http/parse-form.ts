export type Form = { [name: string]: Field }
export type Field = string | Field[] | Form

/** Reads `a=1&b[c]=2&d[]=3&d[]=4` into a tree; `d[0]=3` becomes `{ d: { 0: '3' } }`, see `listed`. */
export function parseForm(text: string): Form {
  const form = emptyForm()
  for (const [name, value] of new URLSearchParams(text)) put(form, namesOf(name), value)
  return form
}

/** The values of `types[]=…`, `types[0]=…` or a single `types=…`. */
export function listed(field: Field | undefined): string[] {
  if (field === undefined) return []
  if (typeof field === 'string') return [field]
  return Object.values(field).map(shown)
}

/** A value as a message can quote it. */
export function shown(field: Field): string {
  return typeof field === 'string' ? field : JSON.stringify(field)
}

function emptyForm(): Form {
  return Object.create(null) as Form
}

function namesOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open < 1 || !name.endsWith(']')) return [name]
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')]
}

function put(form: Form, [name = '', next, ...rest]: string[], value: string) {
  if (next === undefined) {
    form[name] = value
    return
  }
  const known = form[name]
  if (next === '') {
    const list = Array.isArray(known) ? known : []
    list.push(value)
    form[name] = list
    return
  }
  const inner = typeof known === 'object' && !Array.isArray(known) ? known : emptyForm()
  form[name] = inner
  put(inner, [next, ...rest], value)
}
