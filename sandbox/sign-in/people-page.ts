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
  const body = html`<header class="practice">Practice: nothing here reaches a real customer.</header>
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
    <span class="initials" aria-hidden="true">${initials}</span>
    <button name="person" value="${email}" aria-describedby="${sub}">${name}</button>
    <span class="roles">${held.map((role) => html`<span class="chip">${role}</span> `)}</span>
    <span class="tries" id="${sub}">${tries}</span>
  </li>`
}
