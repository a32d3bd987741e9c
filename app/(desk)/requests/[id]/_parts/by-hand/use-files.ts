'use client'

import { useState } from 'react'
import { refuseOutside } from '#lib/evidence/kinds.ts'

/** A file that was chosen, and its id once it is attached. */
export interface ChosenFile {
  key: string
  file: File
  id: string | undefined
}

const cutOff = 'The desk did not answer while a file was on its way. Look at your connection and press again.'

/** Files that are chosen and attached when the report is sent, one after the other. What is attached already is not sent again. */
export function useFiles(requestId: string) {
  const [files, setFiles] = useState<ChosenFile[]>([])
  const [problem, setProblem] = useState<string>()

  function add(chosen: readonly File[]) {
    const fitting = chosen.filter((file) => refuseOutside(file) === undefined)
    const refused = chosen.flatMap((file) => refuseOutside(file) ?? [])
    setProblem(refused.length === 0 ? undefined : refused.join(' '))
    setFiles((before) => [
      ...before,
      ...fitting
        .map((file) => ({ key: `${file.name} ${file.size} ${file.lastModified}`, file, id: undefined }))
        .filter(({ key }) => before.every((other) => other.key !== key)),
    ])
  }

  /** Their ids; undefined where one was refused, which is then said. */
  async function attachAll(position: number): Promise<string[] | undefined> {
    setProblem(undefined)
    const ids: string[] = []
    for (const { key, file, id: known } of files) {
      const id = known ?? (await attach(requestId, position, file, setProblem))
      if (id === undefined) return undefined
      ids.push(id)
      setFiles((before) => before.map((one) => (one.key === key ? { ...one, id } : one)))
    }
    return ids
  }

  return {
    files,
    problem,
    add,
    attachAll,
    remove: (key: string) => {
      setProblem(undefined)
      setFiles((before) => before.filter((one) => one.key !== key))
    },
    clear: () => {
      setFiles([])
    },
  }
}

async function attach(
  requestId: string,
  position: number,
  file: File,
  refuse: (sentence: string) => void,
): Promise<string | undefined> {
  const body = new FormData()
  body.set('position', String(position))
  body.set('file', file)
  try {
    const answer = await fetch(`/api/requests/${requestId}/evidence`, { method: 'POST', body })
    const said = (await answer.json()) as { id?: string; sentence?: string }
    if (answer.ok && said.id !== undefined) return said.id
    refuse(said.sentence ?? cutOff)
  } catch {
    refuse(cutOff)
  }
  return undefined
}
