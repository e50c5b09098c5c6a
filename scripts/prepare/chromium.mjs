import { canInstallPackages, installPackages } from './debian.mjs'
import { findProgram, isExecutable } from './run.mjs'
import { Failure } from './say.mjs'

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * An installed Chromium (CHROMIUM_PATH, PATH, an application), else Debian's package.
 * @param {import('./say.mjs').Say} say @returns {Promise<string>} the program's path
 */
export async function findChromium(say) {
  const found = process.env.CHROMIUM_PATH || findProgram(PROGRAMS) || MAC.find(isExecutable)
  if (found) return found
  if (canInstallPackages()) {
    const step = say.step('Chromium')
    await installPackages(['chromium', 'fonts-liberation'], step)
    step.done()
    const installed = findProgram(PROGRAMS)
    if (installed) return installed
  }
  throw new Failure(
    'No Chromium here. Install Chromium or Chrome so that it is on PATH, or set CHROMIUM_PATH to its program.',
  )
}
