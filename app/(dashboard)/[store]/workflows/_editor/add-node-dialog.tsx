'use client'
import { Command } from 'cmdk'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Dialog } from '@/app/_ui/dialog'
import { connectNodes, freeId, insertNode, type Place, possibleNext } from './document-edits'
import { useEditor, useEditorState } from './editor-context'
import { newConfig } from './node-config'
import { NodeIcon } from './node-icon'
import { nodeTypeOf } from './node-types'
import { useNodeWords } from './use-node-words'

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
  return (
    <Dialog
      open={place !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(place ? 'addNext' : 'addNode')}
      size="sm"
    >
      <Command label={t('addNode')} className="-mx-2">
        <Command.Input
          autoFocus
          placeholder={t('searchNodes')}
          className="mx-2 mb-2 h-8 w-[calc(100%-16px)] rounded-control border border-line-strong bg-panel px-2.5 text-13 outline-none focus-visible:outline-2 focus-visible:outline-accent"
        />
        <Command.List className="max-h-96 overflow-y-auto">
          <Command.Empty className="px-2 py-4 text-13 text-ink-3">{t('noNodeFound')}</Command.Empty>
          {!place && <Triggers onClose={onClose} />}
          <Steps place={place ?? null} onClose={onClose} />
          {place && place.to === undefined && <Existing place={place} onClose={onClose} />}
        </Command.List>
      </Command>
    </Dialog>
  )
}

function useAdd(onClose: () => void) {
  const { palette } = useEditor()
  const document = useEditorState((state) => state.document)
  const edit = useEditorState((state) => state.edit)
  const open = useEditorState((state) => state.open)
  return (type: string, place: Place, eventTypeId?: string) => {
    const id = freeId(document)
    const exits = palette.nodes.find((node) => node.type === type)?.exits
    edit(insertNode(document, { id, type, config: newConfig(type, eventTypeId) }, place, exits?.[0] ?? 'next'))
    onClose()
    open(id)
  }
}

function Triggers({ onClose }: { onClose: () => void }) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const add = useAdd(onClose)
  const ofOwner = palette.triggers.flatMap(({ integration, ...trigger }) =>
    integration ? { integration, ...trigger } : [],
  )
  const integrations = [...new Map(ofOwner.map(({ integration }) => [integration.id, integration])).values()]
  return (
    <>
      {integrations.length === 0 && <p className="px-2 py-2 text-13 text-ink-3">{t('noTriggers')}</p>}
      {integrations.map(({ id, name, color }) => (
        <Command.Group key={id} heading={t('triggersOf', { integration: name })} className={headingClass}>
          {ofOwner
            .filter(({ integration }) => integration.id === id)
            .map(({ eventTypeId, eventTypeName }) => {
              const label = t('node.trigger', { integration: name, event: eventTypeName })
              return (
                <Item
                  key={eventTypeId}
                  value={`${label} ${eventTypeId}`}
                  icon={<NodeIcon kind="trigger" color={color} />}
                  label={label}
                  onSelect={() => add('receive-event', null, eventTypeId)}
                />
              )
            })}
        </Command.Group>
      ))}
      <Command.Group heading={t('website')} className={headingClass}>
        <Item
          value={t('node.page-visit')}
          icon={<NodeIcon kind="trigger" />}
          label={t('node.page-visit')}
          hint={t('node.page-visit-hint')}
          onSelect={() => add('page-visit', null)}
        />
      </Command.Group>
    </>
  )
}

function Steps({ place, onClose }: { place: Place; onClose: () => void }) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const add = useAdd(onClose)
  return (['action', 'condition', 'flow'] as const).map((kind) => (
    <Command.Group key={kind} heading={t(`kind.${kind}`)} className={headingClass}>
      {palette.nodes
        .filter((node) => node.kind === kind)
        .map(({ type, label, description }) => {
          const known = nodeTypeOf(type)
          const name = known ? t(`node.${known}`) : label
          return (
            <Item
              key={type}
              value={name}
              icon={<NodeIcon kind={kind} type={type} />}
              label={name}
              hint={known ? t(`node.${known}-hint`) : description}
              onSelect={() => add(type, place)}
            />
          )
        })}
    </Command.Group>
  ))
}

/** A node that is there already: how branches meet again, without dragging a line. */
function Existing({ place, onClose }: { place: NonNullable<Place>; onClose: () => void }) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const { titleOf, subtitleOf } = useNodeWords()
  const document = useEditorState((state) => state.document)
  const edit = useEditorState((state) => state.edit)
  const nodes = possibleNext(document, place.from)
  if (nodes.length === 0) return null
  return (
    <Command.Group heading={t('connectTo')} className={headingClass}>
      {nodes.map((node) => (
        <Item
          key={node.id}
          value={`${titleOf(node)} ${node.id}`}
          icon={<NodeIcon kind={palette.nodes.find(({ type }) => type === node.type)?.kind ?? 'action'} />}
          label={titleOf(node)}
          hint={subtitleOf(node)}
          onSelect={() => {
            edit(connectNodes(document, place.from, node.id, place.port))
            onClose()
          }}
        />
      ))}
    </Command.Group>
  )
}

type ItemProps = { value: string; icon: ReactNode; label: string; hint?: string; onSelect: () => void }

function Item({ value, icon, label, hint, onSelect }: ItemProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={itemClass}>
      {icon}
      <span className="min-w-0">
        <span className="block truncate font-medium">{label}</span>
        {hint && <span className="block text-12 text-ink-3">{hint}</span>}
      </span>
    </Command.Item>
  )
}
