'use client'
import { Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import type { WorkflowNode } from '@/server/workflows/schema'
import { configureNode, removeNode } from '../_editor/document-edits'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { NodeIcon } from '../_editor/node-icon'
import { useNodeWords } from '../_editor/use-node-words'
import { CheckSettings } from './check-settings'
import { InputColumn } from './input-column'
import { SetFieldSettings } from './set-field-settings'
import { TriggerSettings } from './trigger-settings'
import { useSample } from './use-sample'

/** *Edit node configuration*: what the node can read at the left, its settings at the right. */
export function NodePanel() {
  const openId = useEditorState((state) => state.openId)
  const node = useEditorState((state) => state.document.nodes.find(({ id }) => id === openId))
  return node ? <Panel key={node.id} node={node} /> : null
}

function Panel({ node }: { node: WorkflowNode }) {
  const t = useTranslations('workflows')
  const { palette, problems, readOnly } = useEditor()
  const { titleOf, colorOf } = useNodeWords()
  const document = useEditorState((state) => state.document)
  const edit = useEditorState((state) => state.edit)
  const open = useEditorState((state) => state.open)
  const [config, setConfig] = useState(node.config)
  const draft = { ...node, config }
  const sample = useSample(draft)
  const kind = palette.nodes.find(({ type }) => type === node.type)?.kind ?? 'action'
  const problem = problems.find((one) => one.node === node.id)?.reason
  const isTrigger = node.type === 'receive-event'
  const isChanged = JSON.stringify(config) !== JSON.stringify(node.config)

  const apply = () => {
    if (isChanged) edit(configureNode(document, node.id, config))
    open(null)
  }
  const settings = { config, onChange: setConfig, isReadOnly: readOnly !== undefined, node: draft, sample }
  return (
    <section
      aria-label={t('configuration', { node: titleOf(draft) })}
      className="flex w-160 min-w-0 shrink-0 flex-col border-l bg-panel max-lg:w-110 max-md:w-full max-md:border-t max-md:border-l-0"
    >
      <header className="flex items-center gap-3 border-b px-5 py-3">
        <NodeIcon kind={kind} color={colorOf(draft)} />
        <h2 className="min-w-0 flex-1 truncate font-semibold text-14">{titleOf(draft)}</h2>
        {!readOnly && (
          <IconButton
            label={t('remove', { node: titleOf(draft) })}
            icon={<Trash2 aria-hidden />}
            onClick={() => {
              edit(removeNode(document, node.id))
              open(null)
            }}
          />
        )}
        <IconButton label={t('close')} icon={<X aria-hidden />} onClick={() => open(null)} />
      </header>
      <div className="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
        <InputColumn node={draft} sample={sample} />
        <div className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-5">
          <h3 className="text-12 text-ink-3">{t('settings')}</h3>
          {problem && !isChanged && (
            <p className="rounded-control bg-warn-soft px-3 py-2 text-13 text-warn">{problem}</p>
          )}
          {isTrigger && <TriggerSettings {...settings} />}
          {node.type === 'set-field' && <SetFieldSettings {...settings} />}
          {node.type === 'check-value' && <CheckSettings {...settings} />}
        </div>
      </div>
      <footer className="flex justify-end gap-2 border-t px-5 py-3">
        <Button variant="quiet" onClick={() => open(null)}>
          {t('cancel')}
        </Button>
        <Button variant="primary" onClick={apply} disabledReason={readOnly}>
          {t(isTrigger ? 'save' : 'update')}
        </Button>
      </footer>
    </section>
  )
}
