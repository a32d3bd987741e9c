import { html } from 'hono/html'
import { page } from '../looks/page.ts'
import { people, type Person } from './people.ts'
import { signInStyle } from './style.ts'

/** One button for each person. `again` when the desk asks someone who is signed in to prove who they are. */
export function peoplePage(again: boolean) {
  const title = again ? 'Confirm who you are' : 'Who do you want to be?'
  const sentence = again
    ? 'The desk asks for a fresh sign-in before it goes on. Choose the same person again.'
    : 'Nobody here is real and no password is asked. Come back as someone else to see the other side.'
  const body = html`<div class="practice">Practice: nothing here reaches a real customer.</div>
    <main>
      <h1>${title}</h1>
      <p class="muted">${sentence}</p>
      <form method="post">
        <ul class="people panel">
          ${people.map(entry)}
        </ul>
      </form>
    </main>`
  return page({ title: `${title} · Practice sign-in`, body, style: signInStyle })
}

function entry({ sub, email, name, roles, tries }: Person) {
  const initials = name.replace(/[^A-Z]/g, '')
  const held = roles.length > 0 ? roles : ['no role']
  return html`<li>
    <button
      name="person"
      value="${email}"
      aria-labelledby="${sub}"
      aria-describedby="${sub}-roles ${sub}-tries"
    >
      <span class="initials" aria-hidden="true">${initials}</span>
      <span class="name" id="${sub}">${name}</span>
      <span class="roles" id="${sub}-roles"
        >${held.map((role) => html`<span class="chip">${role}</span> `)}</span
      >
      <span class="tries" id="${sub}-tries">${tries}</span>
    </button>
  </li>`
}
