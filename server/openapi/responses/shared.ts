import { z } from 'zod'

/** Opaque to clients: no more is promised of it (contract §1). */
export const idSchema = z.string().meta({ description: 'Opaque.' })

/** ISO 8601 in UTC. */
export const instantSchema = z.string().meta({ format: 'date-time' })

export const namedSchema = z.object({ id: idSchema, name: z.string().nullable() })

/** A value as it is stored, of whichever field type. */
export const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
