import { z } from 'zod'
import type { SegmentMember } from '@/server/segments/list-members'
import type { Member, SegmentPreview } from '@/server/segments/preview-segment'
import { segmentDefinitionSchema } from '@/server/segments/schema'
import type { SegmentView } from '@/server/segments/segment-row'
import { usageSchema } from './problem'
import { idSchema, instantSchema } from './shared'

export const segmentSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    type: z.enum(['dynamic-plus', 'static']),
    definition: segmentDefinitionSchema.nullable(),
    count: z.int().meta({ description: 'Exact as of `asOf`.' }),
    asOf: instantSchema,
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'Segment' }) satisfies z.ZodType<SegmentView>

export const usedSegmentSchema = segmentSchema.extend({ usedBy: z.array(usageSchema) }).meta({ id: 'SegmentWithUsage' })

const memberSchema = z
  .object({ id: idSchema, email: z.string().nullable(), name: z.string().nullable() })
  .meta({ id: 'Member' }) satisfies z.ZodType<Member>

export const segmentMemberSchema = memberSchema
  .extend({ enteredAt: instantSchema })
  .meta({ id: 'SegmentMember' }) satisfies z.ZodType<SegmentMember>

export const segmentPreviewSchema = z
  .object({
    count: z.int(),
    total: z.int().meta({ description: 'All contacts of the store.' }),
    sample: z.array(memberSchema),
    asOf: instantSchema,
    sentence: z.string().meta({ description: 'The definition in words.' }),
  })
  .meta({ id: 'SegmentPreview' }) satisfies z.ZodType<SegmentPreview>
