import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import { invalid } from '#lib/errors.ts'
import { endingOf, kindWords, types } from '#lib/evidence/kinds.ts'

/** So many bytes tell what is in a file. */
const headBytes = 4100

/**
 * Judges a file while it comes in, without ever holding it whole: what is in it must agree with its name, and a text is UTF-8 without control
 * characters that does not begin with markup. Each method throws Refusal `invalid` with what to do.
 */
export class FileJudge {
  readonly #name: string
  readonly #named: string
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #head = Buffer.alloc(0)
  #judged = false
  /** Whether letters of the text were seen that are neither blank nor invisible. */
  #begun = false

  constructor(name: string) {
    this.#name = name
    this.#named = types[endingOf(name) ?? ''] ?? ''
    if (this.#named === '') throw refused(`${name} is of a kind that is not kept here. Attach ${kindWords}.`)
  }

  get #isText() {
    return !this.#named.startsWith('image/') && this.#named !== types['pdf']
  }

  async take(chunk: Uint8Array) {
    if (this.#isText) this.#takeText(this.#decode(chunk, true))
    if (this.#judged) return
    this.#head = Buffer.concat([this.#head, chunk])
    if (this.#head.length >= headBytes) await this.#judgeHead()
  }

  /** The type by which it is kept. */
  async end(): Promise<string> {
    if (!this.#judged) await this.#judgeHead()
    if (!this.#isText) return this.#named
    this.#takeText(this.#decode(new Uint8Array(), false))
    if (!this.#begun) throw refused(`${this.#name} holds nothing but blanks. Save it again, then attach it.`)
    return this.#named
  }

  async #judgeHead() {
    this.#judged = true
    const found = await fileTypeFromBuffer(this.#head)
    const head = this.#head
    this.#head = Buffer.alloc(0)
    if (found?.mime === this.#named) return
    if (found && Object.values(types).includes(found.mime))
      throw refused(
        `${this.#name} is not what its name says: it holds ${found.ext.toUpperCase()}. Name it .${found.ext}.`,
      )
    if (!this.#isText)
      throw refused(
        `${this.#name} is not what its name says, or it is broken. Save it again, then attach it.`,
      )
    if (this.#named === types['eml'] && !/^[!-9;-~]+:/.test(head.toString('latin1')))
      throw refused(
        `${this.#name} is no e-mail as a mail program saves it. Save the message as .eml, or attach a screenshot.`,
      )
  }

  #decode(chunk: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder.decode(chunk, { stream })
    } catch {
      throw this.#noText()
    }
  }

  #takeText(text: string) {
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text)) throw this.#noText()
    const first = this.#begun ? undefined : /[^\s\p{Cf}\p{DI}]/u.exec(text)?.[0]
    if (first === undefined) return
    this.#begun = true
    if (first === '<')
      throw refused(
        `${this.#name} holds a web page or a drawing, which may run scripts. Attach a screenshot of it instead.`,
      )
  }

  #noText() {
    return refused(
      `${this.#name} holds something else than text in UTF-8. Save it as UTF-8, or attach ${kindWords}.`,
    )
  }
}

const refused = (sentence: string) => invalid(sentence, 'file')
