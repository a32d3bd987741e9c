import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const top = new Set(readdirSync('.'))
const documents = [
  ...['README.md'].filter((name) => existsSync(name)),
  ...(existsSync('docs') ? readdirSync('docs', { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
]

/** The paths of this repository that a text names: targets of links and pictures, and code that begins like one. */
function pathsNamedIn(text: string, document: string): string[] {
  const links = [...text.matchAll(/\]\(<?([^)#\s>]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/i.test(target))
    .map((target) => path.join(path.dirname(document), target))
  const code = [...text.matchAll(/`([\w.@()[\]-]+(?:\/[\w.@()[\]-]+)*\/?)`/g)]
    .map(([, word = '']) => word)
    .filter(
      (word) =>
        word.includes('/') &&
        (top.has(word.split('/')[0] ?? '') ||
          /^(app|db|docs|drizzle|lib|sandbox|scripts|tests)\//.test(word)),
    )
  return [...links, ...code]
}

describe('the documents', () => {
  it.each(documents)('%s names only paths that are there', (document) => {
    const named = pathsNamedIn(readFileSync(document, 'utf8'), document)
    expect(named.filter((name) => !existsSync(name))).toEqual([])
  })

  it('are read for links, pictures and code alike', () => {
    const text =
      'See [this](gone.md#part), ![that](pictures/gone.png), `lib/gone.ts`, `npm start`, `a/b` and [there](https://x.example/y).'
    expect(pathsNamedIn(text, 'docs/operating.md')).toEqual([
      'docs/gone.md',
      'docs/pictures/gone.png',
      'lib/gone.ts',
    ])
  })
})
