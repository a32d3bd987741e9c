import { sql } from 'drizzle-orm'
import {
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, formKey, key, moment } from '../columns.ts'
import { caseEvidenceKinds, caseMessageWays, caseOutcomes } from '../words.ts'
import { answerTemplates, evidenceAsks } from './case-lists.ts'
import { cases } from './cases.ts'
import { messageOutcomes } from './messages.ts'
import { people } from './people.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What only staff see of a case. Never changed. */
export const caseNotes = pgTable(
  'case_notes',
  {
    id: key(),
    caseId: uuid().notNull(),
    body: text().notNull(),
    mentions: uuid().array().notNull(),
    writtenBy: uuid().notNull(),
    writtenAt: moment().notNull().defaultNow(),
    key: formKey(),
  },
  (t) => [
    foreignKey({ name: 'case_notes_case_fk', columns: [t.caseId], foreignColumns: [cases.id] }),
    foreignKey({ name: 'case_notes_written_by_fk', columns: [t.writtenBy], foreignColumns: [people.id] }),
    unique('case_notes_once').on(t.key),
    check('case_notes_not_empty', sql`${t.body} <> ''`),
    index('case_notes_by_case').on(t.caseId, t.id),
  ],
)

/**
 * What went to the person, or came from them. A mail is opened before it leaves and closed after it; the text is never changed. `purpose`:
 * the outcome that it tells of, where it is the answer.
 */
export const caseMessages = pgTable(
  'case_messages',
  {
    id: key(),
    caseId: uuid().notNull(),
    way: text({ enum: caseMessageWays }).notNull(),
    address: text(),
    subject: text().notNull(),
    body: text().notNull(),
    purpose: text({ enum: caseOutcomes }),
    templateId: uuid(),
    writtenBy: uuid().notNull(),
    openedAt: moment().notNull().defaultNow(),
    outcome: text({ enum: messageOutcomes }).notNull().default('open'),
    sentence: text(),
    mailId: text(),
    closedAt: moment(),
    settledBy: uuid(),
    /** None of a mail: its id is the form's key. */
    key: formKey(),
  },
  (t) => [
    foreignKey({ name: 'case_messages_case_fk', columns: [t.caseId], foreignColumns: [cases.id] }),
    foreignKey({ name: 'case_messages_written_by_fk', columns: [t.writtenBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'case_messages_settled_by_fk', columns: [t.settledBy], foreignColumns: [people.id] }),
    foreignKey({
      name: 'case_messages_template_fk',
      columns: [t.templateId],
      foreignColumns: [answerTemplates.id],
    }),
    unique('case_messages_once').on(t.key),
    check('case_messages_way_known', sql`${t.way} in ('mail', 'copy', 'received')`),
    check('case_messages_outcome_known', sql`${t.outcome} in ('open', 'unknown', 'sent', 'refused')`),
    check(
      'case_messages_purpose_known',
      sql`${t.purpose} in ('attributed', 'partly', 'denied', 'duplicate', 'withdrawn', 'not ours')`,
    ),
    check(
      'case_messages_closed_or_not',
      sql`(${t.outcome} in ('open', 'unknown')) = (${t.closedAt} is null)`,
    ),
    check('case_messages_mailed_to', sql`${t.way} <> 'mail' or ${t.address} is not null`),
    check('case_messages_not_empty', sql`${t.body} <> ''`),
    index('case_messages_by_case').on(t.caseId, t.id),
    index('case_messages_open')
      .on(t.openedAt)
      .where(sql`${t.closedAt} is null`),
  ],
)

/** What speaks for or against a case; ticks off the `ask` that it stands for. Never changed. `size` is in bytes. */
export const caseEvidence = pgTable(
  'case_evidence',
  {
    id: key(),
    caseId: uuid().notNull(),
    askId: uuid(),
    kind: text({ enum: caseEvidenceKinds }).notNull(),
    /** The text, the link, or why it is not needed. */
    words: text(),
    name: text(),
    type: text(),
    size: integer(),
    sha256: text(),
    addedBy: uuid().notNull(),
    addedAt: moment().notNull().defaultNow(),
    key: formKey(),
  },
  (t) => [
    foreignKey({ name: 'case_evidence_case_fk', columns: [t.caseId], foreignColumns: [cases.id] }),
    foreignKey({ name: 'case_evidence_ask_fk', columns: [t.askId], foreignColumns: [evidenceAsks.id] }),
    foreignKey({ name: 'case_evidence_added_by_fk', columns: [t.addedBy], foreignColumns: [people.id] }),
    unique('case_evidence_once').on(t.key),
    check('case_evidence_kind_known', sql`${t.kind} in ('file', 'link', 'text', 'not needed')`),
    check('case_evidence_size', sql`${t.size} between 1 and 10485760`),
    check(
      'case_evidence_whole',
      sql`case ${t.kind} when 'file' then num_nonnulls(${t.name}, ${t.type}, ${t.size}, ${t.sha256}) = 4
        else ${t.words} is not null and num_nonnulls(${t.name}, ${t.type}, ${t.size}, ${t.sha256}) = 0 end`,
    ),
    check('case_evidence_not_needed_asked', sql`${t.kind} <> 'not needed' or ${t.askId} is not null`),
    index('case_evidence_by_case').on(t.caseId, t.id),
  ],
)

/** The content of a file, in parts that are small enough to be passed on one by one. */
export const caseFileParts = pgTable(
  'case_file_parts',
  {
    evidenceId: uuid().notNull(),
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [
    primaryKey({ name: 'case_file_parts_pk', columns: [t.evidenceId, t.position] }),
    foreignKey({
      name: 'case_file_parts_evidence_fk',
      columns: [t.evidenceId],
      foreignColumns: [caseEvidence.id],
    }),
  ],
)

/** The words of a case, its people, notes and messages, to be searched. Kept by triggers. */
export const caseTexts = pgTable(
  'case_texts',
  {
    caseId: uuid().primaryKey(),
    document: tsvector().notNull(),
  },
  (t) => [
    foreignKey({ name: 'case_texts_case_fk', columns: [t.caseId], foreignColumns: [cases.id] }),
    index('case_texts_by_word').using('gin', t.document),
  ],
)

export type CaseMessage = typeof caseMessages.$inferSelect
