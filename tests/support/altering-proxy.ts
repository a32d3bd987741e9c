import { afterAll } from 'vitest'
import { readBody, serve } from '#sandbox/http/serve.ts'

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

const ofConnection = ['host', 'connection', 'content-length', 'content-encoding', 'transfer-encoding']

/** Stands in front of one of the sandbox's services, so that the desk sees a world in which one field is another. */
export async function openProxy(behind: string): Promise<AlteringProxy> {
  const proxy: AlteringProxy = { address: '', answers: [], alter: undefined }
  const served = await serve(0, async (request, response) => {
    const { method = 'GET', url = '/' } = request
    const body = await readBody(request)
    const headers = Object.entries(request.headers).filter(([name]) => !ofConnection.includes(name))
    const answer = await fetch(`${behind}${url}`, {
      method,
      headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
      ...(body === '' ? {} : { body }),
    })
    const text = await answer.text()
    const kept = [...answer.headers].filter(([name]) => !ofConnection.includes(name))
    response.writeHead(answer.status, Object.fromEntries(kept)).end(pass(proxy, { method, url, text }))
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
