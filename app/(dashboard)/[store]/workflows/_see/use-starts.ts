'use client'
import { useTranslations } from 'next-intl'
import type { PaletteTrigger } from '@/server/workflows/palette'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { readSegmentId } from '../_editor/node-config'
import { triggerOf } from '../_editor/trigger-of'
import { useNodeWords } from '../_editor/use-node-words'

type Move = { segmentId: string; move: 'entered' | 'left' }
export type Start = { key: string; label: string } & ({ trigger: PaletteTrigger } | { move: Move })

/** What can start the workflow as it stands: each event once, each move in or out of a segment once. */
export function useStarts(): Start[] {
  const t = useTranslations('runs')
  const { palette } = useEditor()
  const { titleOf } = useNodeWords()
  const nodes = useEditorState((state) => state.document.nodes)
  const starts = nodes.flatMap((node): Start[] => {
    const trigger = node.type === 'wait-for-event' ? undefined : triggerOf(palette, node)
    if (trigger) return [{ key: trigger.eventTypeId, label: titleOf(node), trigger }]
    const move = node.type === 'segment-entered' ? 'entered' : node.type === 'segment-left' ? 'left' : undefined
    const segment = palette.segments.find(({ id }) => id === readSegmentId(node.config))
    if (!move || !segment) return []
    const label = t(`move.${move}`, { segment: segment.name })
    return [{ key: `${move} ${segment.id}`, label, move: { segmentId: segment.id, move } }]
  })
  return [...new Map(starts.map((start) => [start.key, start])).values()]
}
