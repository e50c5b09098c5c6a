import { hash, verify } from '@node-rs/argon2'
import { perProcess } from '@/server/per-process'
import { Problem } from '@/server/problems'
import { PASSWORD_CHARACTERS_MAX } from './schema'

/** Argon2id, 34 ms and 19 MiB a time (faults §3). 2 is Argon2id; the library's enum exists only as a type. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const AT_ONCE_MAX = 4
const WAITING_MAX = 64

type Turns = { running: number; waiting: (() => void)[] }
const turns = () => perProcess<Turns>('password-turns', () => ({ running: 0, waiting: [] }))

/** At most four at once: a burst of sign-ins must not take the threads that files and DNS need too. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const queue = turns()
  if (queue.running < AT_ONCE_MAX) queue.running++
  else {
    if (queue.waiting.length >= WAITING_MAX)
      throw new Problem('too-many-requests', 'Too many sign-ins at once. Try again in a moment.')
    // Who ends hands its place over, so `running` stays as it is.
    await new Promise<void>((go) => queue.waiting.push(go))
  }
  try {
    return await work()
  } finally {
    const next = queue.waiting.shift()
    if (next) next()
    else queue.running--
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, ARGON2ID))

/** A hash that no password fits, of the same cost as a real one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$qKRODTRWiX9B8JE9Mq0TzQ$CcArH7DG/kN0suDaq7b/jFiiUYLQFquKApoVUnh4xMg'

/** Whether the password is the one of `passwordHash`; takes as long where there is no such person (undefined). */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const fits = await inTurn(() => verify(passwordHash ?? NOBODY, password.slice(0, PASSWORD_CHARACTERS_MAX + 1)))
  return fits && passwordHash !== undefined
}
