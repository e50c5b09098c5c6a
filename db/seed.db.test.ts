import { expect, it } from 'vitest'
import { asSystem, memberships, stores } from '@/db'
import { signIn } from '@/server/auth/sign-in'
import { ADAPTERS } from '@/tests/support/adapters'
import { seed } from './seed'

it('the demo store can be signed in to and takes its sample, and is made once', async () => {
  const demo = await seed()
  if (!('email' in demo)) throw new Error('the database was not empty')
  expect(await signIn({ email: demo.email, password: demo.password, address: undefined })).not.toBeNull()
  const running = await ADAPTERS['fast lane']?.()
  const answer = await fetch(`${running?.url}/api/custom-events/alias/${demo.alias}?createContact=true`, {
    method: 'POST',
    headers: { authorization: `ApiKey ${demo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(demo.sample),
  })
  await running?.stop()
  expect(answer.status).toBe(201)
  expect(await seed()).toEqual({ seeded: false })
  expect(await asSystem((tx) => Promise.all([tx.$count(stores), tx.$count(memberships)]))).toEqual([1, 1])
})
