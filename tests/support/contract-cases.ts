import { v7 } from 'uuid'
import { requestForm } from '#lib/attribution/request-form.ts'
import { celloStoryUsers } from '#sandbox/story/cello-users.ts'
import { chargebeeStoryCustomers } from '#sandbox/story/chargebee-story.ts'
import { purchasesCsv } from '#sandbox/story/purchases-csv.ts'
import { storyCustomers } from '#sandbox/story.ts'

export interface Case {
  name: string
  path: string
  /** What a person types to find the customer; null where there is none. */
  text: string | null
  /** One form for the provider alone, another for the desk's verbs: nothing of the one is known to the other. */
  alone: ReturnType<typeof formFor>
  desk: ReturnType<typeof formFor>
}

const stripe = (name: string) => ofBilling(storyCustomers, name)
const chargebee = (name: string) => ofBilling(chargebeeStoryCustomers, name)

/** Rita's campaign has a discount for new users, without which Cello's look-up shows nothing. */
const referralCode = 'pNRB1aYqArN'
const signup = { signupAt: '2026-01-15T09:30:00Z', signupEmail: 'new.user@company.example' }
const terms = { interval: 'monthly', productKey: 'Team' }

/** Each path, with each billing provider that it can be taken with. */
export const cases: Case[] = [
  pair('stripe', {}, stripe('Birch & Co'), stripe('Dune Trading')),
  pair('chargebee', {}, chargebee('Alder Optics'), chargebee('Hikari KK')),
  pair(
    'cello-and-webhook',
    { billing: 'stripe', ...signup },
    stripe('Granite Build'),
    stripe('Juniper Media'),
  ),
  pair(
    'cello-and-webhook',
    { billing: 'chargebee', ...signup },
    chargebee('Oasis Trading'),
    chargebee('Beacon Rail'),
  ),
  pair('cello', { billing: 'stripe', ...signup, ...terms }, stripe('Yarrow Press'), stripe('Sakura KK')),
  pair(
    'cello',
    { billing: 'chargebee', ...signup, ...terms },
    chargebee('Upland Press'),
    chargebee('Shore Bank'),
  ),
  pair('cello', signup, typed('ines@fathom.example'), typed('aiko@akari.example')),
]

interface Person {
  email: string | null
  form: { customerId?: string; newUserId: string; payments?: string }
}

function pair(path: string, fields: Record<string, string>, alone: Person, desk: Person): Case {
  return {
    name: fields['billing'] === undefined ? path : `${path} with ${fields['billing']}`,
    path,
    text: alone.email,
    alone: formFor(path, { ...fields, ...alone.form }),
    desk: formFor(path, { ...fields, ...desk.form }),
  }
}

export function formFor(path: string, fields: Record<string, string>) {
  const form = requestForm.parse({
    path,
    referralCode,
    kind: 'dispute',
    cause: 'cookies refused',
    explanation: 'She says that he sent her the link.',
    ...fields,
  })
  return { ...form, key: v7() }
}

function ofBilling(
  customers: readonly { name: string; email: string; customerId: string; newUserId: string }[],
  wanted: string,
): Person {
  const found = customers.find(({ name }) => name === wanted)
  if (!found) throw new Error(`the story has no ${wanted}`)
  return { email: found.email, form: { customerId: found.customerId, newUserId: found.newUserId } }
}

function typed(email: string): Person {
  const user = celloStoryUsers.find((one) => one.email === email)
  if (!user) throw new Error(`the story has no ${email}`)
  const payments = purchasesCsv(user.purchases, Date.now())
  return { email: null, form: { newUserId: user.newUserId, payments } }
}
