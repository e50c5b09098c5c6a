import type { WorkflowNode } from '@/server/workflows/schema'
import type { Sample } from './use-sample'

export type SettingsProps = {
  config: WorkflowNode['config']
  onChange: (config: WorkflowNode['config']) => void
  isReadOnly: boolean
  /** The node with the config as it stands in the panel. */
  node: WorkflowNode
  sample: Sample
}
