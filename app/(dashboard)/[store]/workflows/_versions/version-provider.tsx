'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import type { WorkflowVersion } from '@/server/workflows/get-version'
import { EditorProvider, useEditor } from '../_editor/editor-context'
import { createEditor } from '../_editor/editor-state'

/** An older version in the place of the draft: the same canvas, read only, and nothing of it reaches the draft. */
export function VersionProvider({ id: versionId, children }: { id: string; children: ReactNode }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { id } = useEditor().workflow
  const version = useQuery(trpc.workflows.version.queryOptions({ storeId, id, versionId }, { staleTime: Infinity }))
  if (version.isError)
    return <ErrorState title={t('versionsUnreadable')} error={version.error} onRetry={() => version.refetch()} />
  if (!version.data) return <Loading className="m-auto h-40 w-60" />
  return (
    <Shown key={versionId} version={version.data}>
      {children}
    </Shown>
  )
}

function Shown({ version, children }: { version: WorkflowVersion; children: ReactNode }) {
  const t = useTranslations('workflows')
  const editor = useEditor()
  const { name } = editor.workflow
  const store = useMemo(
    () => createEditor({ name, document: { nodes: version.nodes, edges: version.edges }, basedOn: '' }),
    [version, name],
  )
  const readOnly = t('versionReadOnly', { n: version.number })
  return <EditorProvider value={{ ...editor, store, problems: [], readOnly }}>{children}</EditorProvider>
}
