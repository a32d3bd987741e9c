import { existsSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { type Permission, permissions } from '#lib/auth/permissions.ts'
import { caseDoors } from '#tests/integration/matrix/case-table.ts'
import { openDoors, otherDoors, requestDoors } from '#tests/integration/matrix/table.ts'
import { findDoors } from '#tests/support/doors/find-doors.ts'
import { filesIn, isDirective, parse, root } from '#tests/support/doors/source-tree.ts'

const doors = findDoors()
const tried = { ...requestDoors, ...otherDoors, ...caseDoors }

describe('every door', () => {
  it('asks for a permission of the one table, but for the few that are open', () => {
    const asking = doors.filter(({ permissions: asked }) => asked.length > 0)
    const asked = asking.flatMap((door) => door.permissions)
    expect(doors.filter((door) => !asking.includes(door)).map(({ name }) => name)).toEqual(
      Object.keys(openDoors).sort(),
    )
    expect(asked.filter((permission) => !Object.keys(permissions).includes(permission))).toEqual([])
  })

  it('has its row in the table of the matrix, and every row its door', () => {
    const closed = doors.map(({ name }) => name).filter((name) => !Object.keys(openDoors).includes(name))
    expect(closed).toEqual(Object.keys(tried).sort())
  })

  it.each(Object.entries(tried))('%s asks for what the table says', (name, { who }) => {
    const [permission] = doors.find((door) => door.name === name)?.permissions ?? []
    const holders: readonly string[] = permissions[permission as Permission]
    expect(holders.filter((holder) => holder !== 'desk').sort()).toEqual([...who].sort())
    if (who.length === 0) expect(holders).toEqual(['desk'])
  })
})

describe('no door', () => {
  const all = filesIn('app', 'lib')

  it('is cut into a function: an action stands in a file that is marked as one', () => {
    const inside = all.filter((file) => {
      const source = parse(file)
      const found: ts.Node[] = []
      const visit = (node: ts.Node) => {
        if (isDirective(node, 'use server') && node.parent !== source) found.push(node)
        ts.forEachChild(node, visit)
      }
      visit(source)
      return found.length > 0
    })
    expect(inside).toEqual([])
  })

  it('is of a kind that is not looked for: an address that Next makes of a file, or pages of the old kind', () => {
    const made = /^(icon|apple-icon|opengraph-image|twitter-image|sitemap|robots|manifest|middleware)\d*$/
    expect(all.filter((file) => made.test(path.parse(file).name))).toEqual([])
    expect(['pages', 'src'].filter((folder) => existsSync(path.join(root, folder)))).toEqual([])
  })
})
