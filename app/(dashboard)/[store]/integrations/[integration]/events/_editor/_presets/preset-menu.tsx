'use client'
import { useQuery } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Dispatch, SetStateAction } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { useStore } from '@/app/_ui/store-context'
import { undoToast } from '@/app/_ui/toast'
import type { Preset } from '@/server/event-types/presets/define-preset'
import type { Sample } from '../_sample/use-sample'
import type { EventDraft } from '../draft'
import { applyPreset } from './apply-preset'

type PresetMenuProps = {
  draft: EventDraft
  isSaved: boolean
  onChange: Dispatch<SetStateAction<EventDraft>>
  onSample: (sample: Sample) => void
}

/** *Start from …*: fields, signature and delivery id of a known sender, with a body as it sends it. */
export function PresetMenu({ draft, isSaved, onChange, onSample }: PresetMenuProps) {
  const t = useTranslations('event-types')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const presets = useQuery({
    ...trpc.eventTypes.presets.queryOptions({ storeId }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const take = (preset: Preset) => {
    const before = draft
    onChange(applyPreset(draft, preset))
    onSample({ document: preset.sample, isTyped: true })
    undoToast(t('preset.taken', { name: preset.label }), () => onChange(before))
  }
  return (
    <Menu
      trigger={
        <Button size="sm" variant="quiet" icon={<Sparkles aria-hidden />}>
          {t(isSaved ? 'preset.add' : 'preset.start')}
        </Button>
      }
    >
      {(presets.data?.results ?? []).map((preset) => (
        <MenuItem key={preset.id} onSelect={() => take(preset)}>
          <span>{preset.label}</span>
          {NOTES.filter((id) => id === preset.id).map((id) => (
            <span key={id} className="max-w-72 whitespace-normal text-12 text-ink-3">
              {t(`preset.note.${id}`)}
            </span>
          ))}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** Those of which there is something to know first: they sign in a way of their own, or in none, or differ from form to form. */
const NOTES = ['calendly-invitee', 'prestashop-order', 'typeform-response'] as const
