export interface LockedPackage {
  version?: string
  resolved?: string
  optional?: boolean
  dev?: boolean
  peer?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

export interface Lock {
  packages: Record<string, LockedPackage>
}

interface Missing {
  name: string
  version: string
  parent: LockedPackage
}

const systems = [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
  'openharmony',
]
const processors = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'ppc64',
  'riscv64',
  's390x',
  'mips64el',
  'wasm32',
]

/** The optional packages that some package of the lock names and the lock does not hold. */
export function missingFromLock({ packages }: Lock): Missing[] {
  return Object.entries(packages).flatMap(([place, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !placesSeenFrom(place, name).some((seen) => seen in packages))
      .map(([name, range]) => ({ name, version: range.replace(/^[\^~]/, ''), parent })),
  )
}

/** The same lock with the missing packages in it, in npm's own order, and without the address of any registry. */
export function completed(lock: Lock): Lock {
  const added = missingFromLock(lock).map(({ name, version, parent }) => [
    `node_modules/${name}`,
    {
      version,
      ...platformOf(name),
      ...(parent.dev && { dev: true }),
      optional: true,
      ...(parent.peer && { peer: true }),
    },
  ])
  const all = [...Object.entries(lock.packages), ...(added as [string, LockedPackage][])]
  const packages = all
    .map(([place, known]): [string, LockedPackage] => [place, withoutAddress(known)])
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return { ...lock, packages: Object.fromEntries(packages) }
}

export const hasAddress = ({ resolved }: LockedPackage) => resolved !== undefined && /^https?:/.test(resolved)

function withoutAddress(known: LockedPackage) {
  if (!hasAddress(known)) return known
  const { resolved: _, ...rest } = known
  return rest
}

/** Where a package in this place finds another: beside itself, then in each folder above. */
function placesSeenFrom(place: string, name: string) {
  const folders = place === '' ? [] : place.split('/node_modules/')
  return [...folders, '']
    .map((_, depth) => folders.slice(0, depth).join('/node_modules/'))
    .map((folder) => (folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`))
}

/** Packages for one platform carry it in their name. */
function platformOf(name: string) {
  const words = name.replace('windows', 'win32').split(/[-/]/)
  const cpu = processors.find((word) => words.includes(word))
  const os = systems.find((word) => words.includes(word))
  const libc =
    os !== 'linux'
      ? undefined
      : words.at(-1) === 'gnu'
        ? 'glibc'
        : words.at(-1) === 'musl'
          ? 'musl'
          : undefined
  if (!cpu && !os) throw new Error(`The name of ${name} does not tell which platform it is for.`)
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) }
}
