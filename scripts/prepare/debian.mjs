import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { findProgram, lastLines, mustRun, run } from './run.mjs'
import { Failure } from './say.mjs'

export const isRoot = () => process.getuid?.() === 0

/** Whether a package can be installed without asking anybody: as root on Debian or one of its children. */
export const canInstallPackages = () => isRoot() && findProgram(['apt-get']) !== null

/** Exit code 101 of this file keeps maintainer scripts from starting a service of their own (Debian policy, invoke-rc.d). */
const POLICY = '/usr/sbin/policy-rc.d'

/**
 * Installs Debian packages. The services in them are not started: only their programs are wanted.
 * @param {string[]} packages
 * @param {import('./say.mjs').Step} step
 */
export async function installPackages(packages, step) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env, onLine: step.tell })
  const hasPolicy = existsSync(POLICY)
  if (!hasPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    // Lists may be there, old or absent: fetch them only where the first try needs them.
    if ((await install()).code === 0) return
    await mustRun('apt-get', ['update', '-q'], { env, onLine: step.tell })
    const second = await install()
    if (second.code !== 0)
      throw new Failure(`apt-get could not install ${packages.join(', ')}:\n${lastLines(second.output)}`)
  } finally {
    if (!hasPolicy) rmSync(POLICY, { force: true })
  }
}
