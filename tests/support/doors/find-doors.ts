import path from 'node:path'
import ts from 'typescript'
import { callsIn, type Gate, isGate, literal, reached } from './reaches.ts'
import { declared, exportsOf, filesIn, isDirective, parse } from './source-tree.ts'

export interface Door {
  /** "action people/actions.ts give", "page /history/[id]", "GET /api/health", "layout (desk)", "worker carryOutQueue". */
  name: string
  file: string
  /** What it was found to ask for, the first first. Empty: it asks nobody. */
  permissions: string[]
}

const gates = {
  action: { name: 'action', file: 'lib/action.ts' },
  route: { name: 'route', file: 'lib/route.ts' },
  visit: { name: 'visit', file: 'lib/page.ts' },
  desk: { name: 'permitDesk', file: 'lib/auth/actor.ts' },
} satisfies Record<string, Gate>

/** Every way into the desk that the source tree has. */
export const findDoors = (): Door[] =>
  [...findActions(), ...findRoutes(), ...findPages(), ...findWorkers()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )

/** The address of a page or route: route groups are no part of it. */
const addressOf = (file: string) =>
  `/${path
    .dirname(path.relative('app', file))
    .split(path.sep)
    .filter((part) => part !== '.' && !/^\(.*\)$/.test(part))
    .join('/')}`

/** Whatever a browser can call: each export of a file that is marked 'use server'. */
function findActions(): Door[] {
  return filesIn('app', 'lib')
    .filter((file) => parse(file).statements.some((statement) => isDirective(statement, 'use server')))
    .flatMap((file) =>
      exportsOf(parse(file)).map(({ name, value }) => ({
        name: `action ${file.replace(/^app\/(\(desk\)\/)?/, '')} ${name}`,
        file,
        permissions: value ? [...chained(value, gates.action)] : [],
      })),
    )
}

/** The permission at the root of `action('…').inputSchema(…).action(…)`. */
function chained(value: ts.Node, gate: Gate): string[] {
  if (!ts.isCallExpression(value)) return []
  if (isGate(value.expression, gate)) return [literal(value)]
  return ts.isPropertyAccessExpression(value.expression) ? chained(value.expression.expression, gate) : []
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']

function findRoutes(): Door[] {
  return filesIn('app')
    .filter((file) => path.parse(file).name === 'route')
    .flatMap((file) =>
      exportsOf(parse(file))
        .filter(({ name }) => name === '*' || methods.includes(name))
        .map(({ name, value }) => ({
          name: `${name} ${addressOf(file)}`,
          file,
          permissions:
            value && ts.isCallExpression(value) && isGate(value.expression, gates.route)
              ? [literal(value)]
              : [],
        })),
    )
}

/** Pages and layouts, with what they read for the browser's title. */
function findPages(): Door[] {
  return filesIn('app')
    .filter((file) => ['page', 'layout', 'template', 'default'].includes(path.parse(file).name))
    .map((file) => {
      const read = exportsOf(parse(file)).filter(({ name }) =>
        ['default', 'generateMetadata', 'generateStaticParams'].includes(name),
      )
      const asked = read.map(({ value }) => reached(value, gates.visit))
      return {
        name: `${path.parse(file).name} ${path.parse(file).name === 'page' ? addressOf(file) : path.dirname(path.relative('app', file))}`,
        file,
        permissions: asked.some((permissions) => permissions.length === 0) ? [] : [...new Set(asked.flat())],
      }
    })
}

/** What takes jobs from a queue, or is done by the clock. */
function findWorkers(): Door[] {
  return filesIn('lib', 'scripts', 'app')
    .flatMap((file) => callsIn(parse(file)))
    .filter(({ expression }) => ts.isPropertyAccessExpression(expression) && expression.name.text === 'work')
    .flatMap((call) => {
      const permissions = [...new Set(reached(call.arguments.at(-1), gates.desk))]
      const file = call.getSourceFile().fileName
      const queue = call.arguments[0]?.getText() ?? ''
      // The one worker of all schedules: each says for itself what it needs.
      if (permissions.length === 0 && queue === 'name' && file === 'lib/work/worker.ts')
        return findSchedules()
      return [{ name: `worker ${queue}`, file, permissions }]
    })
}

/** What is done by the clock: `'name': scheduled('permission', verb)`, where `scheduled` hands the permission to the gate. */
function findSchedules(): Door[] {
  const file = 'lib/work/run-schedules.ts'
  const source = parse(file)
  const maker = declared(source, 'scheduled')
  const passesOn = callsIn(maker ?? source).some(
    (call) =>
      isGate(call.expression, gates.desk) &&
      maker !== undefined &&
      ts.isFunctionDeclaration(maker) &&
      call.arguments[0]?.getText() === maker.parameters[0]?.name.getText(),
  )
  return callsIn(source)
    .filter(({ parent }) => ts.isPropertyAssignment(parent))
    .map((call) => ({
      name: `schedule ${(call.parent as ts.PropertyAssignment).name.getText().replaceAll("'", '')}`,
      file,
      permissions: passesOn && call.expression.getText() === 'scheduled' ? [literal(call)] : [],
    }))
}
