import 'server-only'
import { asc, eq, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { answerTemplates, caseCauses, declineReasons, evidenceAsks } from '#db/schema/case-lists.ts'
import { people } from '#db/schema/people.ts'
import { roles } from '#db/schema/roles.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { permissions } from '#lib/auth/permissions.ts'

type See = Actor<'case:see'> | Actor<'case-settings:change'>

/** What is offered to choose from; `all`: what is retired too, for whoever edits the lists. */
export const findCauses = (_actor: See, all = false) =>
  db()
    .select()
    .from(caseCauses)
    .where(all ? undefined : isNull(caseCauses.retiredAt))
    .orderBy(asc(caseCauses.position), asc(caseCauses.name))

export const findDeclineReasons = (_actor: See, all = false) =>
  db()
    .select()
    .from(declineReasons)
    .where(all ? undefined : isNull(declineReasons.retiredAt))
    .orderBy(asc(declineReasons.position), asc(declineReasons.name))

export const findEvidenceAsks = (_actor: See, all = false) =>
  db()
    .select()
    .from(evidenceAsks)
    .where(all ? undefined : isNull(evidenceAsks.retiredAt))
    .orderBy(asc(evidenceAsks.kind), asc(evidenceAsks.position))

export const findTemplates = (_actor: See, all = false) =>
  db()
    .select()
    .from(answerTemplates)
    .where(all ? undefined : isNull(answerTemplates.retiredAt))
    .orderBy(asc(answerTemplates.name))

/** Whom a case can be given to. */
export const findWorkers = (_actor: See) =>
  db()
    .selectDistinct({ id: people.id, name: people.name })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .where(sql`${roles.role} = any (${sql.param([...permissions['case:work']])})`)
    .orderBy(asc(people.name))

/** Who can be named in a note: everybody with a role. */
export const findColleagues = (_actor: See) =>
  db()
    .selectDistinct({ id: people.id, name: people.name })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .orderBy(asc(people.name))
