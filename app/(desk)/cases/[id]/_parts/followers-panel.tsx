import { Panel } from '#app/_ui/panel.tsx'

export function FollowersPanel({ followers }: { followers: readonly { id: string; name: string }[] }) {
  return (
    <Panel title="Who follows it">
      <p className="text-sm wrap-anywhere text-muted">
        {followers.length === 0
          ? 'Nobody. Whoever has it is told of everything all the same.'
          : followers.map(({ name }) => name).join(', ')}
      </p>
    </Panel>
  )
}
