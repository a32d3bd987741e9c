import { html } from 'hono/html'
import type { Referrer } from '../cello/types.ts'
import { both, type StoryRow, type StorySection } from './story-sections.ts'

export function storyTables(sections: readonly StorySection[], referrers: readonly Referrer[]) {
  return html`<section class="panel" aria-labelledby="story">
    <h2 id="story">Customers to try</h2>
    <p class="lead muted">
      Each one shows something else. Press a value to copy it, then file a request for it on the desk.
    </p>
    ${sections.map((section) => storyTable(section, referrers))}
  </section>`
}

function storyTable({ id, title, lead, rows }: StorySection, referrers: readonly Referrer[]) {
  const billed = rows.some(({ customerId }) => customerId !== null)
  const ids = billed ? ['Customer id', 'New user id'] : ['New user id']
  return html`<h3 id="story-${id}">${title}</h3>
    <p class="lead muted">${lead}</p>
    <table role="table" aria-labelledby="story-${id}">
      <thead role="rowgroup">
        <tr role="row">
          ${[billed ? 'Customer' : 'New user', ...ids, 'Referral code', 'What it teaches'].map(
            (column) => html`<th role="columnheader" scope="col">${column}</th>`,
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
    </table>`
}

function storyRow(row: StoryRow, referrer: Referrer | undefined) {
  const { email, customerId, newUserId, organizationId, code, teaches, alsoBoth, csv } = row
  return html`<tr role="row">
    <td role="cell">${copy(email, 'plain')}</td>
    ${customerId === null ? '' : html`<td role="cell" data-label="Customer id">${copy(customerId)}</td>`}
    <td role="cell" data-label="New user id">
      ${copy(newUserId)}
      ${organizationId === null ? '' : html`<span class="muted">of</span> ${copy(organizationId)}`}
    </td>
    <td role="cell" data-label="Referral code">
      ${copy(code)} <span class="muted">${referrer?.name ?? ''}</span>
    </td>
    <td role="cell">
      ${teaches} ${alsoBoth ? html`<span class="chip">${both}</span>` : ''}
      ${csv === null ? '' : purchases(newUserId, csv)}
    </td>
  </tr>`
}

function purchases(newUserId: string, csv: string) {
  const name = `Purchases of ${newUserId}`
  return html`<details>
    <summary>Purchases as CSV</summary>
    <pre tabindex="0" aria-label="${name}">${csv}</pre>
    <button type="button" class="copy plain" data-copy="${csv}" data-name="the purchases of ${newUserId}">
      Copy
    </button>
    <a href="/csv/${newUserId}" download="${newUserId}.csv" aria-label="Download: ${name}">Download</a>
  </details>`
}

function copy(value: string, more = '') {
  return html`<button type="button" class="copy ${more}" data-copy="${value}" title="Copy">${value}</button>`
}
