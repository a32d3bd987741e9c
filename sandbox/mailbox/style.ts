export const mailStyle = `
main { max-width: 860px; margin: 0 auto; padding: 32px 16px 64px; display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr) }
#live { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr) }
.rows { list-style: none; margin: 0; padding: 0 }
.rows li { display: flex; flex-wrap: wrap; gap: 4px 12px; justify-content: space-between; padding: 8px 16px; min-height: 44px }
.rows li + li { border-top: 1px solid var(--line) }
.rows .muted, dt, h2 .muted { font-size: 13px }
.rows p, dd { overflow-wrap: anywhere }
.empty { padding: 12px 16px }
h2 .muted { font-weight: 400 }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; padding: 12px 16px }
dt { color: var(--muted) }
pre { margin: 0; padding: 12px 16px; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.55 var(--mono) }
`
