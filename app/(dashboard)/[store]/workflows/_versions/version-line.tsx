'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { useStore } from '@/app/_ui/store-context'
import { undoToast } from '@/app/_ui/toast'
import { useEditor } from '../_editor/editor-context'
import { useVersionAddress } from './use-version-address'

/** Which version is shown, the way back to the draft, and *Restore*: its nodes and lines as an edit of the draft. */
export function VersionLine({ id: versionId }: { id: string }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const { store, workflow, readOnly } = useEditor()
  const { close } = useVersionAddress()
  const { id } = workflow
  const { data: version } = useQuery(
    trpc.workflows.version.queryOptions({ storeId, id, versionId }, { staleTime: Infinity }),
  )
  if (!version) return null
  const restore = () => {
    const { document, edit, undo, say } = store.getState()
    const restored = t('restored', { n: version.number })
    edit({ ...document, nodes: version.nodes, edges: version.edges })
    close()
    say(restored)
    undoToast(restored, undo)
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-info-soft px-gutter py-2 text-13">
      <span className="text-info">{t('versionReadOnly', { n: version.number })}</span>
      <span className="flex gap-2">
        <Button size="sm" onClick={restore} disabledReason={readOnly}>
          {t('restore')}
        </Button>
        <Button size="sm" variant="quiet" onClick={close}>
          {t('backToDraft')}
        </Button>
      </span>
    </div>
  )
}
