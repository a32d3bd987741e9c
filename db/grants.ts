import type { Sql } from 'postgres'

/** What the application's own role may do: it owns nothing, and history it can only add to. */
const rights = (role: string, database: string) => `
  REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role};
  REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC;
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO ${role};
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role};
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role};
  GRANT INSERT ON people, accounts, sessions, roles, requests, revisions, decisions, steps, deliveries, proofs, evidence, messages, tokens, policies, notices, notice_choices, pauses, homes, audit_entries,
    cases, case_new_users, case_notes, case_messages, case_evidence, case_file_parts, case_requests, case_followers, case_causes, decline_reasons,
    evidence_asks, answer_templates, case_views, slas, api_tokens, announcements TO ${role};
  GRANT UPDATE (name, email_verified, image) ON people TO ${role};
  GRANT UPDATE (last_seen_at, expires) ON sessions TO ${role};
  GRANT UPDATE (state, state_since, state_sentence, paused_from, revision, path, kind, account, customer_id, customer_email, new_user_id, referral_code,
    referrer_id, at_stake, resends, not_resent, clock_at, support, approvals_needed, expires_at, undecidable) ON requests TO ${role};
  GRANT UPDATE (state, sentence, started_at, closed_at) ON steps TO ${role};
  GRANT UPDATE (outcome, failure, sentence, status, provider_request_id, answer, closed_at, settled_by, settled_because) ON deliveries TO ${role};
  GRANT UPDATE (outcome, sentence, mail_id, closed_at, settled_by, answer, answered_by, answered_at) ON messages TO ${role};
  GRANT UPDATE (sealed, renewing_until, renewed_at) ON tokens TO ${role};
  GRANT UPDATE (state, decided_by, decided_at, decided_because) ON policies TO ${role};
  GRANT UPDATE (read_at, way, mail, mail_id, mail_at, mail_tries, mail_sentence) ON notices TO ${role};
  GRANT UPDATE (way) ON notice_choices TO ${role};
  GRANT UPDATE (state, state_since, waiting_on, kind, cause_id, summary, story, referrer_name, referrer_email, referrer_id, referral_code, referral_given,
    happened_on, stake_amount, stake_currency, source_link, edits, assignee_id, outcome, decline_reason_id, merged_into, resolved_at, resolved_by, asks,
    asks_since, sla_version, first_answer_minutes, resolution_minutes, first_answer_due_at, first_answered_at, first_answer_late,
    resolution_due_at, resolution_late, touched_at) ON cases TO ${role};
  GRANT UPDATE (new_user_id, email, name, organization_id, customer_id, removed_at) ON case_new_users TO ${role};
  GRANT UPDATE (outcome, sentence, mail_id, closed_at, settled_by) ON case_messages TO ${role};
  GRANT UPDATE (unlinked_by, unlinked_at) ON case_requests TO ${role};
  GRANT UPDATE (since, left_at) ON case_followers TO ${role};
  GRANT UPDATE (position, name, retired_at) ON case_causes TO ${role};
  GRANT UPDATE (position, name, sentence, retired_at) ON decline_reasons TO ${role};
  GRANT UPDATE (position, name, retired_at) ON evidence_asks TO ${role};
  GRANT UPDATE (name, outcome, subject, body, version, retired_at) ON answer_templates TO ${role};
  GRANT UPDATE (name, search, shared, removed_at) ON case_views TO ${role};
  GRANT UPDATE (last_used_at, revoked_by, revoked_at) ON api_tokens TO ${role};
  GRANT UPDATE (state, not_before, opened_at, closed_at, tries, trouble) ON announcements TO ${role};
  GRANT UPDATE (resumed_by, resumed_at) ON pauses TO ${role};
  GRANT INSERT, UPDATE, DELETE ON limits, breakers TO ${role};
  GRANT INSERT ON turns TO ${role};
  GRANT UPDATE (free, not_before) ON turns TO ${role};
  GRANT DELETE ON sessions, roles TO ${role};
  GRANT USAGE ON SCHEMA drizzle TO ${role};
  GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ${role};
  GRANT USAGE ON SCHEMA pgboss TO ${role};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role};
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${role};
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${role};
`

/** Gives the role exactly these rights. Run by the owner, after the tables and the queue's schema exist. */
export async function grantApplication(sql: Sql, role: string) {
  const [quoted] = await sql<{ name: string; database: string }[]>`
    select quote_ident(${role}) as name, quote_ident(current_database()) as database`
  if (quoted) await sql.unsafe(rights(quoted.name, quoted.database)).simple()
}
