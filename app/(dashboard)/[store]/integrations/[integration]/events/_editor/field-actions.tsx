'use client'
import { ArrowDown, ArrowUp, Crosshair, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/app/_ui/icon-button'
import type { FieldPartProps } from './field-row'

/** Picking its place in the sample, moving it, removing it. */
export function FieldActions(props: FieldPartProps) {
  const { name, disabled, isLocked, isNeededKey, isTarget, onTarget, onMove, onRemove } = props
  const t = useTranslations('event-types')
  return (
    <span className="ml-auto flex items-center">
      {onTarget && !disabled && (
        <IconButton
          size="sm"
          label={t(isTarget ? 'field.stopPicking' : 'field.pick', { name })}
          icon={<Crosshair aria-hidden />}
          aria-pressed={isTarget}
          onClick={() => onTarget(!isTarget)}
          className={isTarget ? 'bg-accent-soft text-accent' : undefined}
        />
      )}
      <IconButton size="sm" label={t('field.up', { name })} icon={<ArrowUp aria-hidden />} onClick={() => onMove(-1)} />
      <IconButton
        size="sm"
        label={t('field.down', { name })}
        icon={<ArrowDown aria-hidden />}
        onClick={() => onMove(1)}
      />
      <IconButton
        size="sm"
        label={t('field.remove', { name })}
        icon={<Trash2 aria-hidden />}
        disabledReason={isLocked ? t('inUse') : isNeededKey && t('field.keyNeeded')}
        onClick={onRemove}
      />
    </span>
  )
}
