export const homeStyle = `
main { max-width: 1212px; margin: 0 auto; padding: 32px 16px 64px; display: grid; gap: 24px }
.intro { display: grid; gap: 4px }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px }
#live { display: grid; gap: 16px }
.columns { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 16px; align-items: start }
.stack { display: grid; gap: 16px }
.panel { min-width: 0; overflow: hidden }
.panel > h2 { padding: 12px 16px; border-bottom: 1px solid var(--line) }
.panel > h2 .muted { font-weight: 400; font-size: 13px; margin-left: 4px }
.panel > p { padding: 12px 16px }
.panel > p.lead { padding-bottom: 0 }
.rows { list-style: none; margin: 0; padding: 0 }
.rows li { display: flex; gap: 12px; justify-content: space-between; align-items: start; padding: 8px 16px; min-height: 44px }
.rows li + li, .more { border-top: 1px solid var(--line) }
.rows .muted, td, th { font-size: 13px }
.rows p { overflow-wrap: anywhere }
.rows time { white-space: nowrap; text-align: right }
.rows .entry { display: grid; grid-template-columns: 72px minmax(0, 1fr) auto }
.entry .chip { justify-self: start; margin-top: 1px }
.field { margin-top: 4px; padding: 2px 8px; border-radius: 4px; font-size: 13px; width: fit-content }
h3 { margin: 0; padding: 20px 16px 0; font-size: 14px; font-weight: 600 }
.panel > h3 + p.lead { padding: 2px 16px 8px }
pre { margin: 4px 0; padding: 8px; background: var(--background); border: 1px solid var(--line); border-radius: 4px; overflow-x: auto; font: 12px/1.5 var(--mono) }
details { margin-top: 4px } summary { color: var(--accent); cursor: pointer }
details .copy { margin: 0 12px 0 0; color: var(--accent); text-decoration: underline; text-underline-offset: 2px }
table { width: 100%; border-collapse: collapse }
th { text-align: left; font-weight: 400; color: var(--muted) }
th, td { padding: 8px 16px; vertical-align: top }
tbody tr { border-top: 1px solid var(--line) }
.copy { border: 1px solid transparent; border-radius: 4px; background: none; padding: 0 4px; margin: 0 -5px; text-align: left; font: 13px/1.45 var(--mono); overflow-wrap: anywhere }
.copy:hover { border-color: var(--line); background: var(--background) }
.copy.copied { color: var(--good); background: var(--good-back) }
.plain { font-family: var(--sans) }
@media (min-width: 1000px) { td .copy { white-space: nowrap } }
@media (max-width: 800px) {
  main { padding-top: 24px }
  .columns { grid-template-columns: minmax(0, 1fr) }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  table, tbody, tr, td { display: block }
  tbody tr { padding: 8px 0 }
  td { padding: 2px 16px }
  td[data-label]::before { content: attr(data-label) ': '; color: var(--muted) }
  .rows time span:first-child { display: none }
  .rows .entry { grid-template-columns: minmax(0, 1fr) auto; gap: 4px 12px }
  .entry .chip { order: 1 } .entry time { order: 2 } .entry div { order: 3; grid-column: 1 / -1 }
}
`
