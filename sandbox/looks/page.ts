import { html, raw } from 'hono/html'
import { css } from './css.ts'

interface Page {
  title: string
  body: unknown
  /** Rules of this page alone, after the shared ones. */
  style?: string
  script?: string
}

/** A whole page in the desk's looks. `body` is what hono's `html` made. */
export async function page({ title, body, style = '', script }: Page): Promise<string> {
  const whole = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${raw(css + style)}
        </style>
      </head>
      <body>
        ${body}
        ${
          script
            ? html`<script type="module">
                ${raw(script)}
              </script>`
            : ''
        }
      </body>
    </html>`
  return String(whole)
}
