import { Fragment } from 'react'
import { Code } from '#app/_ui/code.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { StateMark } from './state-mark.tsx'

export interface UnconnectedPanelProps {
  name: string
  brings: string
  variables: readonly string[]
}

export function UnconnectedPanel({ name, brings, variables }: UnconnectedPanelProps) {
  return (
    <Panel title={name} note={<span className="text-sm">{brings}</span>} flush>
      <div className="grid gap-2 p-4">
        <p>
          <StateMark state="not configured" />
        </p>
        <p className="text-sm">
          To connect it, set{' '}
          {variables.map((variable, at) => (
            <Fragment key={variable}>
              {at > 0 && (at === variables.length - 1 ? ' and ' : ', ')}
              <Code>{variable}</Code>
            </Fragment>
          ))}
          , then start the desk again. <Code>.env.example</Code> says what each means.
        </p>
      </div>
    </Panel>
  )
}
