import { expect, test } from 'vitest'
import { resolveHost } from './resolve-host'

test('this machine is known by its name, without asking any server', async () => {
  const addresses = await resolveHost('localhost')
  expect(addresses.length).toBeGreaterThan(0)
  for (const address of addresses) expect(['127.0.0.1', '::1']).toContain(address)
})
