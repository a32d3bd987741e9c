// Runs on any Node from 20 on, with nothing installed: installs what is missing, then runs a script on the Node of package.json.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const lockFile = path.join(root, 'package-lock.json')
const marker = path.join(root, 'node_modules', '.installed-lock')
const turn = path.join(tmpdir(), `attribution-desk-install-${digest(root).slice(0, 12)}`)

const [name, ...args] = process.argv.slice(2)
if (!name || !existsSync(path.join(root, 'scripts', `${name}.ts`)))
  end(`There is no script called “${name ?? ''}”.`)
if (!isInstalled()) await install()
await run()

function isInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8').trim() === digest(readFileSync(lockFile))
}

async function install() {
  await takeTurn()
  try {
    if (isInstalled()) return
    process.stderr.write('Installing packages (once, and again when package-lock.json changes) …\n')
    const { code, output } = await npmCi()
    if (code !== 0) end(explain(output))
    writeFileSync(marker, digest(readFileSync(lockFile)))
  } finally {
    rmSync(turn, { recursive: true, force: true })
  }
}

/** One installation at a time in this folder: the others wait for it, unless the process that holds the turn is gone. */
async function takeTurn() {
  for (;;) {
    try {
      mkdirSync(turn)
      writeFileSync(path.join(turn, 'pid'), String(process.pid))
      process.once('exit', () => rmSync(turn, { recursive: true, force: true }))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!(await holderLives())) rmSync(turn, { recursive: true, force: true })
      else await pause(300)
    }
  }
}

async function holderLives() {
  const file = path.join(turn, 'pid')
  if (!existsSync(file)) await pause(300)
  if (!existsSync(file)) return false
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function npmCi() {
  const npm = process.env.npm_execpath
  const quiet = ['ci', '--no-fund', '--no-audit', '--loglevel=error', '--no-progress']
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...quiet], { cwd: root })
    : spawn('npm', quiet, { cwd: root, shell: process.platform === 'win32' })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

function explain(output) {
  if (output.includes('ENOSPC'))
    return 'The packages could not be installed: the disk is full. Free some space and try again.'
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(output))
    return `The packages could not be installed: the package registry cannot be reached. Connect and try again.\n\n${output}`
  return `The packages could not be installed. npm says:\n\n${output}`
}

/** The child ends with this process: by signal, or by the closing of its channel when this process is killed. */
async function run() {
  const node = path.join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  const script = path.join(root, 'scripts', `${name}.ts`)
  const bin = path.join(root, 'node_modules', '.bin')
  const child = spawn(
    existsSync(node) ? node : process.execPath,
    ['--conditions=react-server', '--disable-warning=ExperimentalWarning', script, ...args],
    {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  followParent(() => child.kill('SIGTERM'))
  child.on('error', (error) => end(`The script could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/** npm passes a signal to its shell only; when that shell is gone, nobody waits for this process any more. */
function followParent(onGone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    onGone()
  }, 200)
  watch.unref()
}

function digest(content) {
  return createHash('sha256').update(content).digest('hex')
}

function end(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}
