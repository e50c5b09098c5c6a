import { spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { IDENTITY_HASHES } from './identity-hashes'

const EMAIL = 'ana@example.org'
const SECRET = 'a secret of the shop'
const env = { ...process.env, INLET_IDENTITY_SECRET: SECRET }
const expected = createHmac('sha256', SECRET).update(EMAIL).digest('hex')
const hasPython = spawnSync('python3', ['--version']).status === 0

test('the code for Node makes the hash that the collection checks', () => {
  const script = `const email = '${EMAIL}'\n${IDENTITY_HASHES.node.code}\nconsole.log(hash)`
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' })
  expect(ran.stdout.trim()).toBe(expected)
})

test.runIf(hasPython)('the code for Python makes it too', () => {
  const script = `email = "${EMAIL}"\n${IDENTITY_HASHES.python.code}\nprint(hash)`
  expect(spawnSync('python3', ['-c', script], { env, encoding: 'utf8' }).stdout.trim()).toBe(expected)
})
