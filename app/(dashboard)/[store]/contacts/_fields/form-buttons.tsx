'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/error-state'
import { ProblemText } from '@/app/_ui/problem-text'

type FormButtonsProps = {
  label: string
  pending: boolean
  error: unknown
  /** The reasons stand at the inputs; the sentence above the buttons is then left out. */
  hasPlacedFaults: boolean
  disabledReason?: string | false
  onCancel: () => void
}

export function FormButtons({ label, pending, error, hasPlacedFaults, disabledReason, onCancel }: FormButtonsProps) {
  const t = useTranslations('contacts')
  return (
    <>
      {Boolean(error) && !hasPlacedFaults && (
        <Notice>
          <ProblemText error={error} />
        </Notice>
      )}
      <div className="flex gap-2">
        <Button type="submit" size="sm" pending={pending} disabledReason={disabledReason}>
          {label}
        </Button>
        <Button variant="quiet" size="sm" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  )
}
