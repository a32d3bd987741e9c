/** The fields of answer templates, with what each stands for. */
export const templateFields = {
  referrer: 'the name of the person, or "there" where it is not known',
  newUsers: 'whom they referred; of an answer for a part, those who count',
  number: 'the number of the case',
  code: 'the referral code',
  reason: 'the sentence of the reason for a no',
  writer: 'your name',
} as const

export type TemplateField = keyof typeof templateFields

/** What each field is filled with; a field without a value stays as it is, and is refused before anything is sent. */
export type FieldValues = Partial<Record<TemplateField, string>>

const field = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The text with its fields filled in. What is filled in is never read as a field itself. Pure. */
export const fillTemplate = (text: string, values: FieldValues): string =>
  text.replace(field, (whole, name: string) => (isField(name) ? values[name] : undefined) ?? whole)

/** What stands in double braces and is no field: "{{refererr}}". Pure. */
export const unknownFields = (text: string): string[] =>
  [...text.matchAll(field)].filter(([, name = '']) => !isField(name)).map(([whole]) => whole)

const isField = (name: string): name is TemplateField => Object.hasOwn(templateFields, name)
