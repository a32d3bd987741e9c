'use client'

import { useState } from 'react'
import { v7 } from 'uuid'
import { refuseOutside } from '#lib/evidence/kinds.ts'

/** A file that was chosen, and its id once it is attached. */
export interface ChosenFile {
  /** By which the list knows it. */
  key: string
  /** Goes with it however often it is sent. */
  sendKey: string
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
        .map((file) => ({
          key: `${file.name} ${file.size} ${file.lastModified}`,
          sendKey: v7(),
          file,
          id: undefined,
        }))
        .filter(({ key }) => before.every((other) => other.key !== key)),
    ])
  }

  /** Their ids; undefined where one was refused, which is then said. */
  async function attachAll(position: number): Promise<string[] | undefined> {
    setProblem(undefined)
    const ids: string[] = []
    for (const one of files) {
      const id = one.id ?? (await attach(requestId, position, one, setProblem))
      if (id === undefined) return undefined
      ids.push(id)
      setFiles((before) => before.map((other) => (other.key === one.key ? { ...other, id } : other)))
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
  { sendKey, file }: ChosenFile,
  refuse: (sentence: string) => void,
): Promise<string | undefined> {
  const body = new FormData()
  body.set('key', sendKey)
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
