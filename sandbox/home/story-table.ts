import { html } from 'hono/html'
import type { Referrer } from '../cello/types.ts'

/** A customer of the practice story, as one copies it into a request. */
export interface StoryRow {
  email: string
  customerId: string
  newUserId: string
  code: string
  teaches: string
}

export function storyTable(rows: readonly StoryRow[], referrers: readonly Referrer[]) {
  return html`<section class="panel" aria-labelledby="story">
    <h2 id="story">Customers to try</h2>
    <p class="lead muted">
      Each one shows something else. Press a value to copy it, then file a request for it on the desk.
    </p>
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${['Customer', 'Customer id', 'New user id', 'Referral code', 'What it teaches'].map(
            (title) => html`<th role="columnheader" scope="col">${title}</th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) =>
          storyRow(
            row,
            referrers.find(({ code }) => code === row.code),
          ),
        )}
      </tbody>
    </table>
  </section>`
}

function storyRow({ email, customerId, newUserId, code, teaches }: StoryRow, referrer: Referrer | undefined) {
  return html`<tr role="row">
    <td role="cell">${copy(email, 'plain')}</td>
    <td role="cell" data-label="Customer id">${copy(customerId)}</td>
    <td role="cell" data-label="New user id">${copy(newUserId)}</td>
    <td role="cell" data-label="Referral code">
      ${copy(code)} <span class="muted">${referrer?.name ?? ''}</span>
    </td>
    <td role="cell">${teaches}</td>
  </tr>`
}

function copy(value: string, more = '') {
  return html`<button type="button" class="copy ${more}" data-copy="${value}" title="Copy">${value}</button>`
}
