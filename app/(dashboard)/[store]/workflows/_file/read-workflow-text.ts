import { FILE_CHARS_MAX, type WorkflowFile, workflowFileSchema } from '@/server/workflows/file-schema'

export type Read = { file: WorkflowFile } | { reason: 'tooLarge' | 'notOne' }

/** A file that *Export* made, or why a text is none. */
export function readWorkflowText(text: string): Read {
  if (text.length > FILE_CHARS_MAX) return { reason: 'tooLarge' }
  try {
    const { data } = workflowFileSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')))
    return data ? { file: data } : { reason: 'notOne' }
  } catch {
    return { reason: 'notOne' }
  }
}
