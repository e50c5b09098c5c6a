import { z } from 'zod'

/** The segment document of contract §6. What an owner may save: tRPC input, form resolver and management API body. */
export const unitSchema = z.enum(['minute', 'hour', 'day', 'week'])

/** The year 0 of ISO 8601 does not exist in Postgres. */
const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => !text.startsWith('0000'), 'expected a moment such as 2026-01-31T10:00:00Z')

export const windowSchema = z.union([
  z.object({ ever: z.literal(true) }).strict(),
  z.object({ last: z.object({ value: z.number().int().min(1).max(10_000), unit: unitSchema }) }).strict(),
  z.object({ since: instant }).strict(),
  z.object({ between: z.tuple([instant, instant]) }).strict(),
])
export type Window = z.infer<typeof windowSchema>

const operand = z.unknown().optional()

export const whereSchema = z.object({
  field: z.string().min(1).max(150),
  operator: z.string().min(1).max(40),
  value: operand,
})
export type Where = z.infer<typeof whereSchema>

export const contactFieldConditionSchema = z.object({
  kind: z.literal('contact-field'),
  field: z.string().min(1).max(150),
  operator: z.string().min(1).max(40),
  value: operand,
})

export const eventConditionSchema = z.object({
  kind: z.literal('event'),
  eventTypeId: z.uuid(),
  count: z
    .object({ operator: z.enum(['at-least', 'at-most', 'exactly']), value: z.number().int().min(0).max(1_000_000) })
    .default({ operator: 'at-least', value: 1 }),
  window: windowSchema.default({ ever: true }),
  where: z.array(whereSchema).max(20).default([]),
})

export const inSegmentConditionSchema = z.object({
  kind: z.literal('in-segment'),
  segmentId: z.uuid(),
  is: z.enum(['in', 'not-in']).default('in'),
})

export type ContactFieldCondition = z.infer<typeof contactFieldConditionSchema>
export type EventCondition = z.infer<typeof eventConditionSchema>
export type InSegmentCondition = z.infer<typeof inSegmentConditionSchema>
export type Condition = ContactFieldCondition | EventCondition | InSegmentCondition
export type ConditionGroup = { match: 'all' | 'any'; conditions: (Condition | ConditionGroup)[] }

const conditionSchemas = [contactFieldConditionSchema, eventConditionSchema, inSegmentConditionSchema] as const

/** A group has no kind, which is what tells it from a condition: each fault is then told where it stands. */
const groupOf = <T extends z.ZodType>(item: T) =>
  z.object({ kind: z.undefined().optional(), match: z.enum(['all', 'any']), conditions: z.array(item).max(50) })
const expected = (rest: string) => ({
  error: (issue: { code?: string | undefined }) =>
    issue.code === 'invalid_union' ? `expected "contact-field", "event" or "in-segment"${rest}` : undefined,
})
const orGroup = expected(', or a group with "match" and "conditions"')

// Level by level rather than recursive: a document nests as deep as this, not until the stack ends.
const fifth = groupOf(z.discriminatedUnion('kind', conditionSchemas, expected(': groups nest five deep at most')))
const fourth = groupOf(z.discriminatedUnion('kind', [...conditionSchemas, fifth], orGroup))
const third = groupOf(z.discriminatedUnion('kind', [...conditionSchemas, fourth], orGroup))
const second = groupOf(z.discriminatedUnion('kind', [...conditionSchemas, third], orGroup))
const itemSchema: z.ZodType<Condition | ConditionGroup> = z.discriminatedUnion(
  'kind',
  [...conditionSchemas, second],
  orGroup,
)

export const conditionGroupSchema: z.ZodType<ConditionGroup> = groupOf(itemSchema)

export const segmentDefinitionSchema = z.object({
  match: z.enum(['all', 'any']),
  conditions: z.array(itemSchema).max(50),
  exclude: conditionGroupSchema.nullish(),
})
export type SegmentDefinition = z.infer<typeof segmentDefinitionSchema>

export const segmentInputSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('dynamic-plus'),
    name: z.string().trim().min(1).max(200),
    definition: segmentDefinitionSchema,
  }),
  z.object({ type: z.literal('static'), name: z.string().trim().min(1).max(200) }),
])
export type SegmentInput = z.infer<typeof segmentInputSchema>

/** What is left out stays as it is. */
export const segmentPatchSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  definition: segmentDefinitionSchema.optional(),
})
export type SegmentPatch = z.infer<typeof segmentPatchSchema>
