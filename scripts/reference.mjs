import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FROM = join(ROOT, 'node_modules/@scalar/api-reference/dist/browser/standalone.js')
const TO = join(ROOT, 'public/reference/scalar.js')

/** The script of the reference page comes from this very server, never from a CDN. Copied again where another version was installed. */
export function copyReference() {
  if (existsSync(TO) && statSync(TO).size === statSync(FROM).size) return
  mkdirSync(dirname(TO), { recursive: true })
  copyFileSync(FROM, TO)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) copyReference()
