import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { Provider, errors } from 'oidc-provider'
import { serve } from '../http/serve.ts'
import { fontAt, fontHeaders } from '../looks/fonts.ts'
import { clientId, configuration, newKeys, type SignInKeys } from './configuration.ts'
import { messagePage } from './message-page.ts'
import { peoplePage } from './people-page.ts'
import { people } from './people.ts'
import { remember, type Remembered } from './remembered.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

export interface SignInOptions {
  port?: number
  /** Where the desk is: people are sent back to `/api/auth/callback/oidc` below it. */
  deskAddress: string
  keys?: SignInKeys
}

export interface SignIn {
  /** The issuer. */
  address: string
  clientId: string
  clientSecret: string
  keys: SignInKeys
  close(): Promise<void>
}

/** The company's sign-in on the loopback: OpenID Connect, where one chooses a person instead of giving a password. */
export async function startSignIn({ port = 0, deskAddress, keys: kept }: SignInOptions): Promise<SignIn> {
  const keys = kept ?? (await newKeys())
  const later = Promise.withResolvers<(request: IncomingMessage, response: ServerResponse) => Promise<void>>()
  const { address, ...served } = await serve(port, async (request, response) =>
    (await later.promise)(request, response),
  )
  const provider = new Provider(address, configuration(keys, deskAddress))
  const protocol = provider.callback()
  const remembered: Remembered = new Map()
  later.resolve(async (request, response) => {
    const path = request.url ?? '/'
    const font = fontAt(path)
    if (font) response.writeHead(200, fontHeaders).end(font)
    else if (path === '/_sandbox/remembered') await remember(remembered, request, response)
    else if (path.startsWith('/interaction/'))
      await interact(provider, request, response, { deskAddress, remembered })
    else await protocol(request, response)
  })
  return { address, clientId, clientSecret: keys.clientSecret, keys, close: () => served.close() }
}

interface Interacting {
  deskAddress: string
  remembered: Remembered
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  { deskAddress, remembered }: Interacting,
) {
  try {
    const interaction = await provider.interactionDetails(request, response)
    const { params, session } = interaction
    const again = session !== undefined && (params.prompt === 'login' || params.max_age !== undefined)
    if (request.method !== 'POST') {
      send(response, 200, await peoplePage(again))
      return
    }
    const chosen = new URLSearchParams(await text(request)).get('person')
    const person = people.find(({ email }) => email === chosen)
    if (!person) {
      send(response, 400, await peoplePage(again))
      return
    }
    if (session && session.accountId !== person.sub) await forgetSession(provider, interaction)
    const secondsAgo = remembered.get(person.email)
    remembered.delete(person.email)
    await provider.interactionFinished(request, response, {
      login: {
        accountId: person.sub,
        remember: false,
        ...(secondsAgo !== undefined && { ts: Math.floor(Date.now() / 1000) - secondsAgo }),
      },
    })
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
    const sentence =
      'It was left open too long, or it was finished in another tab. Begin again from the desk.'
    send(response, 400, await messagePage('This sign-in has run out', sentence, deskAddress))
  }
}

/** Without this the provider would show a sign-out page of its own between the two people. */
async function forgetSession(provider: Provider, interaction: Interaction) {
  const session = interaction.session && (await provider.Session.findByUid(interaction.session.uid))
  await session?.destroy()
  interaction.session = undefined
  await interaction.persist()
}

function send(response: ServerResponse, status: number, page: string) {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(page)
}
