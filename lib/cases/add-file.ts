import 'server-only'
import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 } from 'uuid'
import type { Transaction } from '#db/client.ts'
import { caseEvidence, caseFileParts } from '#db/schema/case-texts.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import { cleanName } from '#lib/evidence/clean-name.ts'
import { sizeWords } from '#lib/evidence/kinds.ts'
import { once } from '#lib/once.ts'
import { violates } from '#lib/violates.ts'
import { findByKey, personOf, refuseUnknownAsk, touch } from './add-evidence.ts'
import { mostCaseBytes, mostFileBytes, partBytes } from './file-limits.ts'
import { FileJudge } from './judge-stream.ts'
import { lockCase } from './lock-case.ts'

export interface GivenFile {
  /** Made once by the form, so that a form posted twice adds one file. */
  key: string
  caseId: string
  askId?: string | null
  name: string
  /** As it comes in. */
  chunks: AsyncIterable<Uint8Array>
  /** As it was announced; undefined where it was not. */
  size: number | undefined
}

/**
 * Adds a file, once for each `key`. It is read as it comes, judged and set down on disk, and only when it is whole kept in the database, part by
 * part: neither memory nor a transaction is held while somebody uploads slowly.
 * @throws Refusal `invalid` for a kind that is not kept, an empty, cut or too large file, and where the case holds 50 MB; `conflict` where this
 * form added something else before.
 */
export async function addFile(
  actor: Actor<'case:work'>,
  { key, caseId, askId = null, name: given, chunks, size }: GivenFile,
) {
  const addedBy = personOf(actor)
  const name = cleanName(given)
  const file = await openNameless()
  try {
    const kept = await setDown(file, { name, chunks, size })
    const wanted = { caseId, askId, kind: 'file' as const, name, ...kept, addedBy }
    const added = await once({ find: () => findByKey(key), wanted }, (id) => {
      const detail = { evidenceId: id, kind: 'file', askId, name, ...kept }
      return change(actor, { event: 'case.evidence added', subject: caseId, detail }, async (tx) => {
        const held = await lockCase(tx, { caseId })
        await refuseUnknownAsk(tx, { askId, kind: 'file' })
        await tx.insert(caseEvidence).values({ ...wanted, id, key })
        await keepParts(tx, id, file)
        await touch(tx, held)
      })
    })
    return { ...added, name, size: kept.size }
  } catch (error) {
    if (violates(error, 'case_files_have_room'))
      throw invalid(
        `${name} is one too many: a case holds files of ${sizeWords(mostCaseBytes)} in all. Give a link instead.`,
        'file',
      )
    throw error
  } finally {
    await file.close()
  }
}

/** A file that is gone from the disk with the process that holds it, however that ends: it has no name any more. */
async function openNameless(): Promise<FileHandle> {
  const name = path.join(tmpdir(), `attribution-desk-upload-${v7()}`)
  const file = await open(name, 'wx+', 0o600)
  await rm(name)
  return file
}

async function setDown(
  file: FileHandle,
  { name, chunks, size: announced }: Pick<GivenFile, 'name' | 'chunks' | 'size'>,
) {
  if (announced !== undefined && announced > mostFileBytes) throw tooLarge(name)
  const judge = new FileJudge(name)
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > mostFileBytes) throw tooLarge(name)
    hash.update(chunk)
    await judge.take(chunk)
    await file.writeFile(chunk)
  }
  if (announced !== undefined && size !== announced) throw cutOff(name)
  if (size === 0) throw invalid(`${name} is empty. Save it again, then attach it.`, 'file')
  return { type: await judge.end(), size, sha256: hash.digest('hex') }
}

const tooLarge = (name: string) =>
  invalid(
    `${name} is too large: a file may have ${sizeWords(mostFileBytes)}. Attach a smaller one, or a link.`,
    'file',
  )

export const cutOff = (name: string) => invalid(`${name} was cut off on its way. Attach it again.`, 'file')

async function keepParts(tx: Transaction, evidenceId: string, file: FileHandle) {
  const parts = file.createReadStream({ start: 0, highWaterMark: partBytes, autoClose: false })
  let position = 0
  for await (const content of parts as AsyncIterable<Buffer>) {
    await tx.insert(caseFileParts).values({ evidenceId, position, content })
    position += 1
  }
}
