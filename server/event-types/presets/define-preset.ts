import type { z } from 'zod'
import type { fieldSchema } from '../field-schema'
import type { DeliveryId, Verification } from '../webhook-settings'

/** An event of a known sender, as a start for an owner's own. Pure data; what is made of it is the owner's. */
export type Preset = {
  id: string
  /** The sender and the event, in the sender's own words. */
  label: string
  name: string
  alias: string
  /** How the sender signs; `token` where it signs in no way that is known here. The secret is the owner's to add. */
  verification: Verification | null
  deliveryId: DeliveryId | null
  fields: z.input<typeof fieldSchema>[]
  /** A body as the sender posts it. */
  sample: Record<string, unknown>
}

export const definePreset = (preset: Preset): Preset => preset

type Place = [id: string, name: string, pointer: string]

/** The email that finds the contact. */
export const emailAt = (jsonPointerPath: string): Preset['fields'][number] => ({
  ...{ id: 'email', name: 'Email', type: 'email', required: true, isPrimaryKey: true, jsonPointerPath },
})

export const fieldAt = (
  type: 'text' | 'integer' | 'decimal' | 'boolean' | 'date',
  [id, name, jsonPointerPath]: Place,
): Preset['fields'][number] => ({ id, name, type, jsonPointerPath })

/** Numbers without a prefix are read as Spanish until the owner says otherwise. */
export const phoneAt = (jsonPointerPath: string): Preset['fields'][number] => ({
  ...{ id: 'phone', name: 'Phone', type: 'phone', defaultCountryCode: '34', jsonPointerPath },
})
