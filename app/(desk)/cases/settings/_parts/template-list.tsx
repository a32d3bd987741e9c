'use client'

import { useState } from 'react'
import { v7 } from 'uuid'
import { Button } from '#app/_ui/button.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import { RowKeys } from '#app/_ui/row-keys.tsx'
import type { TemplateForm as Template } from '#lib/cases/settings-form.ts'
import { outcomeNames } from '../../_parts/case-words.ts'
import { EditedRow } from './edited-row.tsx'
import { TemplateForm } from './template-form.tsx'

/** The answers that people begin with; at most one for each outcome. */
export function TemplateList({ templates }: { templates: readonly Template[] }) {
  const [edited, setEdited] = useState<Template>()
  const close = () => setEdited(undefined)
  return (
    <Panel
      title="Answer templates"
      flush
      aside={
        <Button
          size="small"
          hotkey="n"
          onClick={() =>
            setEdited({
              id: v7(),
              name: '',
              outcome: null,
              subject: '',
              body: '',
              retired: false,
              version: 0,
            })
          }
        >
          Add a template
        </Button>
      }
    >
      <RowKeys>
        <ul className="divide-y divide-line">
          {templates.map((one) => (
            <EditedRow
              key={one.id}
              name={one.name}
              note={one.subject}
              retired={one.retired}
              onEdit={() => setEdited(one)}
            >
              {one.outcome !== null && <Pill tone="accent">{outcomeNames[one.outcome]}</Pill>}
            </EditedRow>
          ))}
        </ul>
      </RowKeys>
      <Modal
        open={edited !== undefined}
        onOpenChange={close}
        title={edited?.version === 0 ? 'Add a template' : 'Change the template'}
      >
        {edited && (
          <TemplateForm
            key={edited.id}
            template={templates.find(({ id }) => id === edited.id) ?? edited}
            onDone={close}
          />
        )}
      </Modal>
    </Panel>
  )
}
