'use client'

import { Bookmark, Pencil } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { cx } from '#app/_ui/cx.ts'
import { Modal } from '#app/_ui/modal.tsx'
import { ViewForm } from './view-form.tsx'

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
    <div className="flex items-center gap-2 sm:flex-wrap">
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
        <ViewForm search={search} onDone={() => setSaving(false)} />
      </Modal>
    </div>
  )
}

function ViewLink({ view, current, own }: { view: SavedView; current: boolean; own: boolean }) {
  const [changing, setChanging] = useState(false)
  return (
    <span
      className={cx(
        'inline-flex h-8 items-center rounded-md border text-sm max-sm:whitespace-nowrap',
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
        <>
          <button
            type="button"
            aria-label={`Change the list ${view.name}`}
            title="Change or remove this list"
            onClick={() => setChanging(true)}
            className="grid size-8 place-items-center rounded-md hover:bg-quiet hover:text-ink"
          >
            <Pencil aria-hidden size={13} />
          </button>
          <Modal open={changing} onOpenChange={setChanging} title={`The list ${view.name}`}>
            <ViewForm search={view.search} view={view} onDone={() => setChanging(false)} />
          </Modal>
        </>
      )}
    </span>
  )
}
