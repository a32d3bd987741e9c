/** Node's (V8's) own, which TypeScript does not know yet: a number of a JSON text, as it was written. */
interface ExactJson {
  rawJSON(text: string): object
  isRawJSON(value: unknown): boolean
  parse(text: string, revive: (key: string, value: unknown, context: { source?: string }) => unknown): unknown
}

const exact = JSON as unknown as ExactJson

/** As JSON.parse, but that JSON.stringify writes every number again as it was: ids longer than a number can hold, 10.0, 1e3. */
export const parseExactly = (text: string): unknown =>
  exact.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? exact.rawJSON(source) : value,
  )

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !exact.isRawJSON(value)
