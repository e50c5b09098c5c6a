import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as util from 'node:util'
import { ROOT } from './instance.mjs'
import { Failure } from './say.mjs'

/** Adds what `.env` says to the environment; what is set there already stays. Empty values count as unset. */
export function loadDotenv() {
  const file = join(ROOT, '.env')
  if (existsSync(file)) {
    if (!util.parseEnv)
      throw new Failure('Reading .env needs Node 20.12 or newer; with an older one, export its names instead.')
    for (const [name, value] of Object.entries(util.parseEnv(readFileSync(file, 'utf8')))) process.env[name] ??= value
  }
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name]
}
