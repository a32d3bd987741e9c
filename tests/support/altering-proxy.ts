import { afterAll } from 'vitest'
import { serve } from '#sandbox/http/serve.ts'
import { give, passOn, take } from './pass-on.ts'

export interface Answered {
  method: string
  /** Without its query. */
  path: string
  json: unknown
}

export interface AlteringProxy {
  address: string
  /** Every answer that was JSON, as it came from behind. */
  answers: Answered[]
  /** Changes answers on their way to the desk; undefined: they pass as they are. */
  alter: ((answer: Answered) => unknown) | undefined
}

/** Stands in front of one of the sandbox's services, so that the desk sees a world in which one field is another. */
export async function openProxy(behind: string): Promise<AlteringProxy> {
  const proxy: AlteringProxy = { address: '', answers: [], alter: undefined }
  const served = await serve(0, async (request, response) => {
    const call = await take(request)
    const answer = await passOn(behind, call)
    give(response, answer, pass(proxy, { ...call, text: answer.text }))
  })
  afterAll(() => served.close())
  proxy.address = served.address
  return proxy
}

function pass(proxy: AlteringProxy, { method, url, text }: { method: string; url: string; text: string }) {
  const path = url.split('?')[0] ?? url
  try {
    const answer = { method, path, json: JSON.parse(text) as unknown }
    proxy.answers.push(answer)
    return proxy.alter ? JSON.stringify(proxy.alter(structuredClone(answer))) : text
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}
