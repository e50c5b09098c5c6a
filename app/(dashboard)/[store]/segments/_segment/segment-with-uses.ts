import type { Usage } from '@/server/problems'
import type { SegmentView } from '@/server/segments/segment-row'

/** As `segments.get` answers. */
export type SegmentWithUses = SegmentView & { usedBy: Usage[] }
