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

const place = 'Write the place as a whole number from 0 to 1,000.'
const entry = { id: z.uuid(), position: z.int(place).min(0, place).max(1000, place), retired: z.boolean() }

/** As it stood there, whatever is taken by now. */
const shown = z.string().max(10_000)
const shownEntry = { position: z.int(), name: shown, retired: z.boolean() }

/** An entry of a closed list; a new one brings an id of its own. `from`: as the page showed it, null for a new one. */
export const causeForm = z.object({
  ...entry,
  name: name('the name of the cause'),
  from: z.object(shownEntry).nullable(),
})
export const declineReasonForm = z.object({
  ...entry,
  name: name('the name of the reason'),
  sentence: words('the sentence', 500).min(5, 'Write the sentence that the person is told.'),
  from: z.object({ ...shownEntry, sentence: shown }).nullable(),
})
export const evidenceAskForm = z.object({
  ...entry,
  kind: z.enum(kinds),
  name: name('what is asked for'),
  from: z.object(shownEntry).nullable(),
})

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
