import { z } from 'zod'
import { nameSchema, PASSWORD_CHARACTERS_MAX, passwordSchema } from '@/server/stores/schema'

export const updateProfileSchema = z.object({ name: nameSchema })
export const changePasswordSchema = z.object({
  current: z.string().max(PASSWORD_CHARACTERS_MAX),
  next: passwordSchema,
})
