'use client'
import { useTranslations } from 'next-intl'
import type { PaletteField } from '@/server/workflows/palette'
import type { WorkflowNode } from '@/server/workflows/schema'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useEditor } from '../_editor/editor-context'
import type { Source } from '../_editor/node-config'
import { shown } from './shown'
import { type Sample, useReadableEvents } from './use-sample'

export type KnownSource = {
  source: Exclude<Source, { from: 'literal' }>
  label: string
  field: PaletteField
  description: string
}

/** Every field that a node can read, of the events before it and of the contact, with its type and what it holds in the sample. */
export function useSources(node: WorkflowNode, sample: Sample): KnownSource[] {
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  const nameOf = useFieldName()
  const { palette } = useEditor()
  const ofEvents = useReadableEvents(node).flatMap(({ nodeId, trigger, isAwaited }) =>
    trigger.fields.map((field): KnownSource => {
      const value = nodeId === sample.nodeId ? (shown(sample.event?.values[field.id]) ?? t('absent')) : undefined
      return {
        source: { from: 'event', node: nodeId, field: field.id },
        label: isAwaited
          ? t('fromAwaited', { event: trigger.eventTypeName, field: field.name })
          : t('fromEvent', { field: field.name }),
        field,
        description: [typeName(field.type), ...(value === undefined ? [] : [value])].join(' · '),
      }
    }),
  )
  const ofContact = palette.contactFields.map(
    (field): KnownSource => ({
      source: { from: 'contact', field: field.id },
      label: t('fromContact', { field: nameOf(field) }),
      field,
      description: typeName(field.type),
    }),
  )
  return [...ofEvents, ...ofContact]
}
