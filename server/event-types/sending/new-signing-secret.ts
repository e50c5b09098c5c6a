import { randomBytes } from 'node:crypto'

const SECRET_BYTES = 32

/** A secret as Standard Webhooks writes it: `whsec_` and base64 of 24 to 64 random bytes. */
export const newSigningSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
