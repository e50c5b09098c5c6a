import { beforeEach, describe, expect, it } from 'vitest'
import { createUser } from '@/server/stores/create-user'
import { endSessions } from '@/server/stores/end-sessions'
import { changePassword } from './change-password'
import { sessionCookieName } from './cookie'
import { personOfToken, sessionCookie } from './session-token'
import { signIn } from './sign-in'
import { updateProfile } from './update-profile'

const password = 'long enough for all'
const address = '203.0.113.7'

let made = 0
let email = ''
let userId = ''
beforeEach(async () => {
  email = `person-${++made}@example.org`
  userId = (await createUser({ email, name: 'Ana', password })).id
})

const tokenOf = async (version: number) => {
  const line = await sessionCookie(userId, version)
  return line.slice(sessionCookieName().length + 1, line.indexOf(';'))
}

describe('signIn', () => {
  it('takes the right password, the email in any letter case', async () => {
    expect(await signIn({ email: email.toUpperCase(), password, address })).toEqual({ id: userId, sessionVersion: 1 })
  })

  it.each([
    ['a wrong password', () => ({ email, password: 'another password' })],
    ['an unknown person', () => ({ email: 'nobody@example.org', password })],
    ['what is no email', () => ({ email: 'nobody', password })],
    ['an endless password', () => ({ email, password: password.repeat(1000) })],
    ['an empty password', () => ({ email, password: '' })],
  ])('answers the same to %s', async (_, given) => {
    expect(await signIn({ ...given(), address: `2001:db8:${made}::1` })).toBeNull()
  })

  it('refuses a sixth attempt, a right one too, also when all come at once', async () => {
    const attempts = Array.from({ length: 8 }, () => signIn({ email, password: 'wrong', address }))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    await expect(signIn({ email, password, address })).rejects.toMatchObject({ problem: 'too-many-requests' })
  })

  it('lets the person in from elsewhere while somebody guesses', async () => {
    await Promise.allSettled(Array.from({ length: 6 }, () => signIn({ email, password: 'wrong', address })))
    expect(await signIn({ email, password, address: '198.51.100.7' })).not.toBeNull()
  })

  it('counts a whole /64 as one sender', async () => {
    for (let i = 1; i <= 5; i++) await signIn({ email, password: 'wrong', address: `2001:db8::${i}` })
    await expect(signIn({ email, password, address: '2001:db8::6' })).rejects.toMatchObject({
      problem: 'too-many-requests',
    })
  })

  it('forgets the failures before a right password', async () => {
    for (let i = 0; i < 4; i++) await signIn({ email, password: 'wrong', address })
    await signIn({ email, password, address })
    for (let i = 0; i < 4; i++) expect(await signIn({ email, password: 'wrong', address })).toBeNull()
  })
})

describe('a session', () => {
  it('is the person of its token', async () => {
    expect(await personOfToken(await tokenOf(1))).toMatchObject({ id: userId, email, name: 'Ana', stores: [] })
  })

  it('does not exist without a token that we encrypted', async () => {
    for (const token of [undefined, '', 'x', `${await tokenOf(1)}x`]) expect(await personOfToken(token)).toBeNull()
  })

  it('ends when its person signs out everywhere', async () => {
    const token = await tokenOf(1)
    const version = await endSessions(userId)
    expect(await personOfToken(token)).toBeNull()
    expect(await personOfToken(await tokenOf(version))).toMatchObject({ id: userId })
  })

  it('ends when the password changes, and only the new one signs in', async () => {
    const token = await tokenOf(1)
    await changePassword(userId, { current: password, next: 'an even longer one' })
    expect(await personOfToken(token)).toBeNull()
    expect(await signIn({ email, password, address })).toBeNull()
    expect(await signIn({ email, password: 'an even longer one', address })).toMatchObject({ sessionVersion: 2 })
  })

  it('shows a new name at once', async () => {
    const token = await tokenOf(1)
    await personOfToken(token)
    await updateProfile(userId, { name: 'Lucía' })
    expect(await personOfToken(token)).toMatchObject({ name: 'Lucía' })
  })
})

describe('changePassword', () => {
  it('asks for the present password, five times', async () => {
    const attempt = () => changePassword(userId, { current: 'wrong', next: 'an even longer one' })
    for (let i = 0; i < 5; i++)
      await expect(attempt()).rejects.toMatchObject({ extras: { validationErrors: [{ path: '/current' }] } })
    await expect(attempt()).rejects.toMatchObject({ problem: 'too-many-requests' })
  })
})

it('an email has one account', async () => {
  await expect(createUser({ email, name: 'Another', password })).rejects.toMatchObject({ problem: 'conflict' })
})
