import { html } from 'hono/html'
import type { CelloWorld } from '../cello/index.ts'
import { liveScript } from '../looks/live-script.ts'
import { page } from '../looks/page.ts'
import { versionOf } from '../looks/version.ts'
import { people } from '../sign-in/people.ts'
import { live } from './live.ts'
import type { StorySection } from './story-sections.ts'
import { storyTables } from './story-table.ts'
import { homeStyle } from './style.ts'

export interface HomeContent {
  cello: CelloWorld
  deskAddress: string
  mailboxAddress: string
  channelAddress: string
  /** Name and address of each service the sandbox runs. */
  services: readonly { name: string; address: string }[]
  story: () => readonly StorySection[]
}

export async function homePage(
  { cello, deskAddress, mailboxAddress, channelAddress, services, story }: HomeContent,
  all: boolean,
) {
  const seen = await live(cello, all)
  const told = story()
  const body = html`<header class="practice">Practice: nothing here reaches a real customer.</header>
    <main>
      <div class="intro">
        <p>
          This is the desk’s outside world, played on this machine: a Stripe, a Chargebee, a Cello, a sign-in,
          a mailbox and a channel. File and approve a request on the desk, and watch the credit appear here.
        </p>
        <nav aria-label="On this page">
          <a href="${deskAddress}">Open the desk</a>
          <a href="${mailboxAddress}">Mailbox</a>
          <a href="${channelAddress}">Channel</a>
          <a href="#feed">Event feed</a>
          <a href="#story">Customers to try</a>
          <a href="#people">People</a>
          <a href="#services">Addresses</a>
        </nav>
      </div>
      <div id="live" data-version="${versionOf(seen)}">${seen}</div>
      <p id="status" class="hidden" role="status"></p>
      ${told.length > 0 ? storyTables(told, cello.referrers) : ''}
      <section class="panel" aria-labelledby="people">
        <h2 id="people">People to sign in as</h2>
        <ul class="rows">
          ${people.map(
            ({ name, email, roles, tries }) =>
              html`<li>
                <div>
                  <p>${name} <span class="muted">${email}</span></p>
                  <p class="muted">${tries}</p>
                </div>
                <span>${roles.length > 0 ? roles.join(' + ') : 'no role'}</span>
              </li>`,
          )}
        </ul>
      </section>
      <section class="panel" aria-labelledby="services">
        <h2 id="services">Where it listens</h2>
        <ul class="rows">
          ${services.map(({ name, address }) => html`<li><span>${name}</span><code>${address}</code></li>`)}
        </ul>
      </section>
    </main>`
  return page({ title: 'Sandbox · Attribution Desk practice', body, style: homeStyle, script: liveScript })
}
