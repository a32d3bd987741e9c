'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { refusalOf, type Refused, type ShownRefusal } from '../_parts/refusal.ts'
import { useKept } from '../_parts/use-kept.ts'

type Text = { subject: string; body: string }

/** The text that is offered, and what a person made of it: this tab keeps that until it was sent. `own` is what the desk wrote. */
export function useMessage(draft: string, offered: Text, own: Text) {
  const router = useRouter()
  const subject = useChanged(`${draft}:subject`, offered.subject)
  const body = useChanged(`${draft}:body`, offered.body)
  const [refusal, setRefusal] = useState<ShownRefusal>()
  const field = refusal?.field === 'subject' || refusal?.field === 'body' ? refusal.field : undefined

  function write(text: Text) {
    setRefusal(undefined)
    subject.type(text.subject)
    body.type(text.body)
  }

  return {
    subject,
    body,
    isChanged: subject.text !== own.subject || body.text !== own.body,
    takeBack: () => write(own),
    errors: {
      subject: field === 'subject' ? refusal?.sentence : undefined,
      body: field === 'body' ? refusal?.sentence : undefined,
    },
    refusal: field === undefined ? refusal?.sentence : undefined,
    answered: {
      onExecute: () => {
        setRefusal(undefined)
      },
      onSuccess: ({ data }: { data: { outcome: string } }) => {
        if (data.outcome !== 'refused') write(offered)
        document.getElementById('main')?.focus({ preventScroll: true })
        router.refresh()
      },
      onError: ({ error }: { error: Refused }) => {
        const refused = refusalOf(error)
        setRefusal(refused)
        if (error.serverError?.kind === 'conflict') toast.warning(refused.sentence, { duration: 20_000 })
        router.refresh()
      },
    },
  }
}

/** What is typed is kept behind a mark, so that an empty text is told from none. */
function useChanged(name: string, offered: string) {
  const [kept, keep] = useKept(name)
  return {
    text: kept === '' ? offered : kept.slice(mark.length),
    type: (text: string) => keep(text === offered ? '' : `${mark}${text}`),
  }
}

const mark = '='
