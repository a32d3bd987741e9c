export const signInStyle = `
main { max-width: 560px; margin: 0 auto; padding: 48px 16px; display: grid; gap: 8px }
.people { margin-top: 16px; overflow: hidden }
.people li { position: relative; padding: 12px 16px; display: grid; grid-template-columns: 36px 1fr auto; gap: 0 12px; align-items: center }
.people li + li { border-top: 1px solid var(--line) }
.people li:hover { background: color-mix(in srgb, var(--accent) 8%, transparent) }
.people button { border: 0; background: none; padding: 0; text-align: left; font-weight: 500 }
.people button::after { content: ''; position: absolute; inset: 0; border-radius: 8px }
.people button:focus-visible { outline: none }
.people button:focus-visible::after { outline: 2px solid var(--accent); outline-offset: -2px }
.initials { grid-row: span 2; width: 36px; height: 36px; border-radius: 50%; display: grid; place-items: center; font-size: 12px; font-weight: 600; color: var(--accent); background: color-mix(in srgb, var(--accent) 12%, transparent) }
.roles { display: flex; gap: 4px; flex-wrap: wrap; justify-content: end }
.tries { grid-column: 2 / -1; color: var(--muted); font-size: 13px }
.go { justify-self: start; margin-top: 8px; padding: 8px 16px; border: 0; border-radius: 6px; font-weight: 500; background: var(--accent); color: var(--panel) }
@media (max-width: 480px) { main { padding-top: 24px } }
`
