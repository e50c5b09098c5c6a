import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isRoot } from './debian.mjs'
import { Failure } from './say.mjs'

/** Where a root-owned clone keeps what a folder closed to others (such as /root) would hide from the servers' user. */
export const SHARED_HOME = '/var/lib/inlet'

/**
 * Postgres refuses to run as root; Redis should not. Root lends them the owner of the data where there is some, else a
 * system user that is already there; others run them as themselves (null).
 * @param {string} folder the data
 * @returns {import('./run.mjs').SystemUser | null}
 */
export function serverUser(folder) {
  if (!isRoot()) return null
  const owner = existsSync(folder) ? statSync(folder) : null
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const found = users.find((user) => user[0] === name)
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new Failure(
    'Postgres does not run as root, and neither "postgres" nor "nobody" is a user here: start as another user.',
  )
}

/** Whether `user` may walk to `folder`. @param {string} folder @param {import('./run.mjs').SystemUser} user */
export function canReach(folder, user) {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  const parent = dirname(folder)
  return (mode & bit) !== 0 && (parent === folder || canReach(parent, user))
}

/**
 * A folder that `user` owns and can reach. Where the way to it is closed to them it becomes a link to a folder under
 * SHARED_HOME, with a name of its own, so that two clones never meet.
 * @param {string} folder @param {import('./run.mjs').SystemUser | null} user @returns {string} its real path
 */
export function ownFolder(folder, user) {
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true })
    rmSync(folder, { force: true }) // a link whose target is gone
    if (user && !canReach(realpathSync(dirname(folder)), user)) {
      const elsewhere = join(SHARED_HOME, randomBytes(8).toString('hex'))
      mkdirSync(elsewhere, { recursive: true })
      chmodSync(SHARED_HOME, 0o755)
      symlinkSync(elsewhere, folder)
    } else mkdirSync(folder)
    if (user) chownSync(folder, user.uid, user.gid)
    chmodSync(folder, 0o700)
  }
  return realpathSync(folder)
}
