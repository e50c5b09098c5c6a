export type IdentityLanguage = 'node' | 'php' | 'python'

/** How a shop's server makes the hash of contract §5, and where it hands it on. The secret is read from its environment. */
export const IDENTITY_HASHES: Record<IdentityLanguage, { label: string; code: string }> = {
  node: {
    label: 'Node',
    code: `import { createHmac } from 'node:crypto'
import { env } from 'node:process'

const hash = createHmac('sha256', env.INLET_IDENTITY_SECRET).update(email).digest('hex')
// In the page, for the person who is signed in:
//   inlet.identify(email, {}, { hash })`,
  },
  php: {
    label: 'PHP',
    code: `$hash = hash_hmac('sha256', $email, getenv('INLET_IDENTITY_SECRET'));
// In the page, for the person who is signed in:
//   inlet.identify(email, {}, { hash })`,
  },
  python: {
    label: 'Python',
    code: `import hashlib, hmac, os

hash = hmac.new(os.environ["INLET_IDENTITY_SECRET"].encode(), email.encode(), hashlib.sha256).hexdigest()
# In the page, for the person who is signed in:
#   inlet.identify(email, {}, { hash })`,
  },
}
