'use client'
import { type FitViewOptions, useReactFlow } from '@xyflow/react'
import { useQueryState } from 'nuqs'
import { useEffect } from 'react'
import { useEditorState } from './editor-context'

/** The panel has found its width by then. */
const FIT_MS = 150

/** Brings all nodes into view when what stands beside opens or closes and when nodes come or go. */
export function useFitWhenChanged(options: FitViewOptions): void {
  const { fitView } = useReactFlow()
  const isOpen = useEditorState((state) => state.openId !== null)
  const [beside] = useQueryState('see')
  const count = useEditorState((state) => state.document.nodes.length)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is listed is when, not what
  useEffect(() => {
    const timer = setTimeout(() => void fitView({ ...options, duration: FIT_MS }), FIT_MS)
    return () => clearTimeout(timer)
  }, [isOpen, beside, count])
}
