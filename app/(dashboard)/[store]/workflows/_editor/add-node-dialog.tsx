'use client'
import { Command } from 'cmdk'
import { useTranslations } from 'next-intl'
import { Dialog } from '@/app/_ui/dialog'
import { freeId, insertNode, type Place } from './document-edits'
import { useEditor, useEditorState } from './editor-context'
import { newConfig } from './node-config'
import { NodeIcon } from './node-icon'

const itemClass =
  'flex cursor-default items-center gap-3 rounded-control px-2 py-1.5 text-13 data-[selected=true]:bg-hover'
const headingClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-3'

type AddNodeDialogProps = {
  /** Where it goes; null: on its own; undefined: the dialog is closed. */
  place: Place | undefined
  onClose: () => void
}

/** The searchable palette: triggers by integration, conditions, actions. What is chosen is added and its panel opens. */
export function AddNodeDialog({ place, onClose }: AddNodeDialogProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const document = useEditorState((state) => state.document)
  const edit = useEditorState((state) => state.edit)
  const open = useEditorState((state) => state.open)
  const integrations = [...new Map(palette.triggers.map(({ integration }) => [integration.id, integration])).values()]

  const choose = (type: string, eventTypeId?: string) => {
    const id = freeId(document)
    const exits = palette.nodes.find((node) => node.type === type)?.exits
    const isTrigger = palette.nodes.find((node) => node.type === type)?.kind === 'trigger'
    const node = { id, type, config: newConfig(type, eventTypeId) }
    edit(insertNode(document, node, isTrigger ? null : (place ?? null), exits?.[0] ?? 'next'))
    onClose()
    open(id)
  }
  return (
    <Dialog open={place !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()} title={t('addNode')} size="sm">
      <Command label={t('addNode')} className="-mx-2">
        <Command.Input
          autoFocus
          placeholder={t('searchNodes')}
          className="mx-2 mb-2 h-8 w-[calc(100%-16px)] rounded-control border border-line-strong bg-panel px-2.5 text-13 outline-none focus-visible:outline-2 focus-visible:outline-accent"
        />
        <Command.List className="max-h-96 overflow-y-auto">
          <Command.Empty className="px-2 py-4 text-13 text-ink-3">{t('noNodeFound')}</Command.Empty>
          {!place &&
            integrations.map((integration) => (
              <Command.Group
                key={integration.id}
                heading={t('triggersOf', { integration: integration.name })}
                className={headingClass}
              >
                {palette.triggers
                  .filter((trigger) => trigger.integration.id === integration.id)
                  .map((trigger) => (
                    <Command.Item
                      key={trigger.eventTypeId}
                      value={`${trigger.label} ${trigger.eventTypeId}`}
                      onSelect={() => choose('receive-event', trigger.eventTypeId)}
                      className={itemClass}
                    >
                      <NodeIcon kind="trigger" color={integration.color} />
                      <span className="min-w-0 truncate">
                        {t('node.trigger', { integration: integration.name, event: trigger.eventTypeName })}
                      </span>
                    </Command.Item>
                  ))}
              </Command.Group>
            ))}
          {palette.triggers.length === 0 && !place && <p className="px-2 py-2 text-13 text-ink-3">{t('noTriggers')}</p>}
          <Command.Group heading={t('thenDo')} className={headingClass}>
            {palette.nodes
              .filter(({ kind }) => kind !== 'trigger')
              .map(({ type, kind }) => (
                <Command.Item
                  key={type}
                  value={type === 'set-field' ? t('node.set-field') : t('node.check-value')}
                  onSelect={() => choose(type)}
                  className={itemClass}
                >
                  <NodeIcon kind={kind} />
                  <span className="min-w-0">
                    <span className="block font-medium">
                      {type === 'set-field' ? t('node.set-field') : t('node.check-value')}
                    </span>
                    <span className="block text-12 text-ink-3">
                      {type === 'set-field' ? t('node.set-field-hint') : t('node.check-value-hint')}
                    </span>
                  </span>
                </Command.Item>
              ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  )
}
