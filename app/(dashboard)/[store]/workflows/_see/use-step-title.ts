'use client'
import type { Step } from '@/server/workflows/execution'
import { useEditorState } from '../_editor/editor-context'
import { useNodeWords } from '../_editor/use-node-words'

/** What the node of a step is called; by its kind where the workflow has no such node any more. */
export function useStepTitle() {
  const { titleOf } = useNodeWords()
  const nodes = useEditorState((state) => state.document.nodes)
  return ({ node: id, type }: Pick<Step, 'node' | 'type'>): string => {
    const node = nodes.find((one) => one.id === id && one.type === type)
    return titleOf(node ?? { id, type, config: {} })
  }
}
