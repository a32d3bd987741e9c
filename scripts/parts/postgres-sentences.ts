import { Obstacle, diskIsFull } from './obstacle.ts'
import { alreadyRunning } from './claim.ts'

interface Where {
  folder: string
  root: string
  port: number
}

/** What the embedded PostgreSQL wrote before it gave up, as a sentence that says what to do. */
export function explainPostgres(log: string, { folder, root, port }: Where): Obstacle {
  if (/No space left on device|ENOSPC|disk quota exceeded/i.test(log)) return diskIsFull()
  if (/lock file "postmaster\.pid" already exists|is another postmaster/i.test(log)) return alreadyRunning()
  if (/could not bind|Address already in use/i.test(log))
    return new Obstacle(
      `PostgreSQL could not listen on port ${String(port)} of this machine: something else has just taken it. Start again.`,
    )
  if (/database files are incompatible with server/i.test(log))
    return new Obstacle(
      `The data in ${folder} was made by another version of PostgreSQL. Start with the earlier version of the desk, or begin anew with --fresh.`,
    )
  if (/EACCES|Permission denied|could not access directory|could not change directory/i.test(log))
    return new Obstacle(
      process.getuid?.() === 0
        ? `PostgreSQL does not run as root, so it runs as the account “postgres”, which may not read ${root} or ${folder}. ` +
            'Put the desk where every account may walk in (chmod a+x each folder above it), or run it as an ordinary account.'
        : `PostgreSQL may not read or write ${folder}. Give this account the right to it, or set DATA_FOLDER to another folder.`,
    )
  if (/Failed to create and initialize a new user/i.test(log))
    return new Obstacle(
      'PostgreSQL does not run as root, and the account “postgres” could not be made. Make it, or run the desk as an ordinary account.',
    )
  return new Obstacle(`PostgreSQL did not start. It says:\n\n${log.trim().split('\n').slice(-12).join('\n')}`)
}
