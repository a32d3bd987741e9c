import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import openapi from '#sandbox/cello/openapi.json' with { type: 'json' }

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)
ajv.addSchema(closed(openapi), 'cello')

export interface Exchange {
  method: string
  path: string
  status: number
  /** The JSON that was sent; undefined: none. */
  request?: unknown
  answer: unknown
}

/**
 * What in a call and its answer is not as Cello's own OpenAPI document has it; a field that the document does not name
 * counts too. A request that was refused may be as it is.
 */
export function contractProblems({ method, path, status, request, answer }: Exchange): string[] {
  const operation = `paths/${escaped(routeOf(path))}/${method.toLowerCase()}`
  const json = 'content/application~1json/schema'
  return [
    ...(status < 300 && request !== undefined ? problems(`${operation}/requestBody/${json}`, request) : []),
    ...problems(`${operation}/responses/${status}/${json}`, answer),
  ]
}

function problems(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`cello#/${pointer}`)
  if (!validate) return [`the document has no ${pointer}`]
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [pointer, instancePath, message, JSON.stringify(params)].join(' '),
  )
}

/** The document's path that this one is an instance of; a literal part wins over `{code}`. */
function routeOf(path: string): string {
  const parts = path.split('/')
  const fitting = Object.keys(openapi.paths).filter((route) => {
    const wanted = route.split('/')
    return (
      wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i])
    )
  })
  return fitting.sort((a, b) => a.split('{').length - b.split('{').length)[0] ?? path
}

function escaped(route: string): string {
  return encodeURIComponent(route.replaceAll('/', '~1')).replaceAll('%7E', '~')
}

/** The same document with every object closed to what it does not name. */
function closed(node: unknown): object {
  const copy = structuredClone(node) as object
  close(copy)
  return copy
}

function close(node: unknown) {
  if (typeof node !== 'object' || node === null) return
  if ('type' in node && node.type === 'object' && 'properties' in node) {
    Object.assign(node, { additionalProperties: false })
  }
  for (const inner of Object.values(node)) close(inner)
}
