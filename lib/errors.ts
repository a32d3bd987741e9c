export interface About {
  field?: string | undefined
  of?: string | undefined
}

export type RefusalKind =
  'signed out' | 'sign in again' | 'forbidden' | 'not found' | 'conflict' | 'invalid' | 'unavailable'

/**
 * A no that is shown to the person: `message` is a sentence that says what to do. `field` names the input that it belongs to, `of` the
 * provider that could not be read, where several were.
 * Whatever else is thrown is a bug: logged whole, shown as a number.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalKind
  readonly field: string | undefined
  readonly of: string | undefined

  constructor(kind: RefusalKind, sentence: string, { field, of }: About = {}) {
    super(sentence)
    this.kind = kind
    this.field = field
    this.of = of
  }
}

/** The session ended while the page stood open. */
export const signedOut = (sentence: string) => new Refusal('signed out', sentence)
/** The session is too old for what is asked: the person signs in once more, then repeats it. */
export const signInAgain = (sentence: string) => new Refusal('sign in again', sentence)
export const forbidden = (sentence: string) => new Refusal('forbidden', sentence)
export const notFound = (sentence: string) => new Refusal('not found', sentence)
export const conflict = (sentence: string) => new Refusal('conflict', sentence)
export const invalid = (sentence: string, field?: string) => new Refusal('invalid', sentence, { field })
export const unavailable = (sentence: string, of?: string) => new Refusal('unavailable', sentence, { of })
