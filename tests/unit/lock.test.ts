import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Lock, completed, hasAddress, missingFromLock } from '#scripts/parts/lock.ts'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

describe('the committed lock', () => {
  it('holds the optional packages of every platform', () => {
    expect(missingFromLock(lock).map(({ name }) => name)).toEqual([])
  })

  it('names no registry', () => {
    const named = Object.entries(lock.packages).filter(([, known]) => hasAddress(known))
    expect(named.map(([place]) => place)).toEqual([])
  })
})

describe('completing a lock', () => {
  const optional = {
    'tool-linux-x64-musl': '1.0.0',
    'tool-win32-arm64': '^2.0.0',
    'tool-darwin-x64': '1.0.0',
  }
  const partial: Lock = {
    packages: {
      '': { version: '0.0.0' },
      'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies: optional },
      'node_modules/tool/node_modules/tool-darwin-x64': {
        version: '1.0.0',
        resolved: 'http://registry.example/a.tgz',
      },
    },
  }

  it('adds what is missing for its own platform only, beside what is there', () => {
    expect(completed(partial).packages).toEqual({
      ...partial.packages,
      'node_modules/tool/node_modules/tool-darwin-x64': { version: '1.0.0' },
      'node_modules/tool-linux-x64-musl': {
        version: '1.0.0',
        cpu: ['x64'],
        libc: ['musl'],
        os: ['linux'],
        dev: true,
        optional: true,
      },
      'node_modules/tool-win32-arm64': {
        version: '2.0.0',
        cpu: ['arm64'],
        os: ['win32'],
        dev: true,
        optional: true,
      },
    })
  })

  it('changes nothing when run again', () => {
    expect(completed(completed(partial))).toEqual(completed(partial))
  })
})
