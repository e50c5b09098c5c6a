import { z } from 'zod'
import { unstorable } from '@/server/fields/received'

/** Free text of at most `most` characters that the database can keep (no U+0000, no half surrogates); outer blanks are dropped. */
export const textSchema = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => unstorable(text) === undefined, 'expected text without U+0000 and halves of surrogate pairs')

/** The name of something an owner made. */
export const nameSchema = textSchema(200).min(1, 'expected a name')
