import { z } from 'zod'
import { caseOutcomes, kinds } from '#db/words.ts'
import { words } from './case-form.ts'
import { unknownFields } from './fill-template.ts'

const name = (what: string) =>
  words(what, 120)
    .min(2, `Enter ${what}.`)
    .refine(
      (text) => !/[\r\n]/.test(text),
      `${what[0]?.toUpperCase() ?? ''}${what.slice(1)} is one line. Take the line breaks out of it.`,
    )

const entry = { id: z.uuid(), position: z.int().min(0).max(1000), retired: z.boolean() }

/** An entry of a closed list; a new one brings an id of its own. */
export const causeForm = z.object({ ...entry, name: name('the name of the cause') })
export const declineReasonForm = z.object({
  ...entry,
  name: name('the name of the reason'),
  sentence: words('the sentence', 500).min(5, 'Write the sentence that the person is told.'),
})
export const evidenceAskForm = z.object({ ...entry, kind: z.enum(kinds), name: name('what is asked for') })

export const templateForm = z
  .object({
    id: z.uuid(),
    name: name('the name of the template'),
    outcome: z.enum(caseOutcomes).nullable(),
    subject: name('the subject'),
    body: words('the text', 10_000).min(10, 'Write the text.'),
    retired: z.boolean(),
    /** As the page showed it; 0 for a new one. */
    version: z.int().min(0),
  })
  .superRefine(({ subject, body }, issues) => {
    for (const [path, text] of [
      ['subject', subject],
      ['body', body],
    ] as const) {
      const [unknown] = unknownFields(text)
      if (unknown !== undefined)
        issues.addIssue({
          code: 'custom',
          path: [path],
          message: `There is no field ${unknown}. Choose one of the list beside the text.`,
        })
    }
  })

export type CauseForm = z.output<typeof causeForm>
export type DeclineReasonForm = z.output<typeof declineReasonForm>
export type EvidenceAskForm = z.output<typeof evidenceAskForm>
export type TemplateForm = z.output<typeof templateForm>
