/** The desk's tokens and the few things every sandbox page has. */
export const css = `
@font-face { font-family: Geist; src: url(/_looks/geist.woff2) format('woff2'); font-weight: 100 900; font-display: swap }
@font-face { font-family: 'Geist Mono'; src: url(/_looks/geist-mono.woff2) format('woff2'); font-weight: 100 900; font-display: swap }
:root {
  color-scheme: light dark;
  --background: light-dark(#fbfaf8, #131312); --panel: light-dark(#ffffff, #1b1b19); --line: light-dark(#e7e3dc, #2e2d2a);
  --ink: light-dark(#1c1b19, #ecebe7); --muted: light-dark(#6b675f, #a09c93); --accent: light-dark(#1f5f5b, #7cc7bf);
  --warn: light-dark(#8a5a00, #e5b766); --warn-back: light-dark(#fbf0d9, #33290f);
  --bad: light-dark(#a3271f, #f0978f); --bad-back: light-dark(#fbe9e7, #381c19);
  --good: light-dark(#226b3b, #8fd0a4); --good-back: light-dark(#e4f2e8, #18301f);
  --sans: Geist, system-ui, sans-serif; --mono: 'Geist Mono', ui-monospace, monospace;
}
*, ::before, ::after { box-sizing: border-box }
body { margin: 0; background: var(--background); color: var(--ink); font: 14px/1.45 var(--sans); font-variant-numeric: tabular-nums }
h1, h2, p, ul, dl, dd { margin: 0; padding: 0 }
ul { list-style: none }
h1 { font-size: 22px; line-height: 1.25; letter-spacing: -0.02em; font-weight: 600 }
h2 { font-size: 15px; font-weight: 600 }
a { color: var(--accent); text-underline-offset: 2px }
code, .mono { font: 13px/1.45 var(--mono); overflow-wrap: anywhere }
button { font: inherit; color: inherit; cursor: pointer }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.muted { color: var(--muted) }
.practice { background: var(--warn-back); color: var(--warn); border-bottom: 1px solid var(--line); padding: 4px 16px; text-align: center; font-size: 13px }
.chip { display: inline-block; padding: 1px 8px; border-radius: 99px; font-size: 12px; font-weight: 500; white-space: nowrap; background: var(--background); color: var(--muted); border: 1px solid var(--line) }
.good { background: var(--good-back); color: var(--good); border-color: transparent }
.warn { background: var(--warn-back); color: var(--warn); border-color: transparent }
.bad { background: var(--bad-back); color: var(--bad); border-color: transparent }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 8px }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (prefers-reduced-motion: no-preference) { button, a { transition: background-color 120ms, border-color 120ms } }
`
