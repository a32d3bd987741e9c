'use client'

import { Bookmark, X } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Checkbox } from '#app/_ui/checkbox.tsx'
import { cx } from '#app/_ui/cx.ts'
import { Modal } from '#app/_ui/modal.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { useDo } from '../_parts/use-do.ts'
import { dropView, keepView } from '../actions.ts'

export interface SavedView {
  id: string
  name: string
  search: string
  shared: boolean
  ownerId: string
  owner: string
}

interface SavedViewsProps {
  views: readonly SavedView[]
  /** The filters of this moment. */
  search: string
  /** Whoever looks. */
  mine: string
}

/** Lists that somebody saved by their filters, and the way to save the one that is shown. */
export function SavedViews({ views, search, mine }: SavedViewsProps) {
  const [saving, setSaving] = useState(false)
  const isSaved = views.some((view) => view.search === search)
  if (views.length === 0 && search === '') return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      {views.map((view) => (
        <ViewLink key={view.id} view={view} current={view.search === search} own={view.ownerId === mine} />
      ))}
      {search !== '' && !isSaved && (
        <Button
          size="small"
          variant="quiet"
          icon={<Bookmark aria-hidden size={14} />}
          onClick={() => setSaving(true)}
        >
          Save this list
        </Button>
      )}
      <Modal open={saving} onOpenChange={setSaving} title="Save this list">
        <SaveForm search={search} onDone={() => setSaving(false)} />
      </Modal>
    </div>
  )
}

function ViewLink({ view, current, own }: { view: SavedView; current: boolean; own: boolean }) {
  const { run, pending, refusal } = useDo()
  return (
    <span
      className={cx(
        'inline-flex h-8 items-center rounded-md border text-sm',
        current ? 'border-accent bg-accent-soft text-accent' : 'border-line bg-panel text-muted',
      )}
    >
      <Link
        href={`/cases?${view.search}` as Route}
        prefetch={false}
        aria-current={current ? 'page' : undefined}
        title={own ? undefined : `Shared by ${view.owner}`}
        className="px-3 py-1 hover:text-ink"
      >
        {view.name}
        {view.shared && <span className="text-xs"> · shared</span>}
      </Link>
      {own && (
        <button
          type="button"
          aria-label={`Remove the list ${view.name}`}
          aria-busy={pending || undefined}
          title={refusal?.sentence ?? 'Remove this list'}
          onClick={() => {
            if (!pending) run(() => dropView({ viewId: view.id }))
          }}
          className="grid size-8 place-items-center rounded-md hover:bg-quiet hover:text-ink"
        >
          <X aria-hidden size={14} />
        </button>
      )}
    </span>
  )
}

function SaveForm({ search, onDone }: { search: string; onDone: () => void }) {
  const { run, pending, refusal } = useDo()
  return (
    <form
      className="grid gap-2 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const name = form.get('name')
        run(
          () => keepView({ name: typeof name === 'string' ? name : '', search, shared: form.has('shared') }),
          onDone,
        )
      }}
    >
      <TextInput
        name="name"
        label="Name"
        needed
        error={refusal?.field === 'name' ? refusal.sentence : undefined}
      />
      <Checkbox name="shared" label="Share it" hint="Everybody in the desk finds it; only you remove it." />
      {refusal !== undefined && refusal.field !== 'name' && (
        <Callout tone="bad" title="It was not saved." live>
          {refusal.sentence}
        </Callout>
      )}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onDone}>Leave it</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Save the list
        </Button>
      </div>
    </form>
  )
}
