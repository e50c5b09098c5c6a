'use client'
import { Equal, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import { Input } from '@/app/_ui/input'
import {
  addWay,
  evenShares,
  readShares,
  removeWay,
  type Share,
  SPLIT_WAYS,
  sharesConfigOf,
  sumOfShares,
} from '../_editor/split-shares'
import { readCount } from './read-count'
import type { SettingsProps } from './settings-props'

/** How many go each way. */
export function SplitSettings({ config, onChange, isReadOnly }: SettingsProps) {
  const t = useTranslations('workflows')
  const shares = readShares(config)
  const set = (next: Share[]) => onChange(sharesConfigOf(next))
  const sum = sumOfShares(shares)
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('split.ways')}</legend>
        {shares.map(({ way, percent }) => (
          <div key={way} className="flex items-center gap-2">
            <span aria-hidden className="w-5 font-semibold text-13">
              {way.toUpperCase()}
            </span>
            <Input
              type="number"
              min={1}
              max={99}
              aria-label={t('split.share', { way: way.toUpperCase() })}
              value={percent ?? ''}
              onValueChange={(text) =>
                set(shares.map((share) => (share.way === way ? { way, percent: readCount(text) } : share)))
              }
              disabled={isReadOnly}
              className="w-20"
            />
            <span aria-hidden className="text-13 text-ink-2">
              %
            </span>
            {!isReadOnly && (
              <IconButton
                size="sm"
                label={t('split.remove', { way: way.toUpperCase() })}
                icon={<Trash2 aria-hidden />}
                onClick={() => set(removeWay(shares, way))}
                disabledReason={shares.length <= 2 && t('split.atLeastTwo')}
              />
            )}
          </div>
        ))}
      </fieldset>
      <p role="status" className={`text-13 ${sum === 100 ? 'text-ink-2' : 'text-bad'}`}>
        {t(sum === 100 ? 'split.sum' : sum < 100 ? 'split.missing' : 'split.tooMuch', { sum, n: Math.abs(100 - sum) })}
      </p>
      {!isReadOnly && (
        <div className="flex gap-2">
          <Button
            icon={<Plus aria-hidden />}
            onClick={() => set(addWay(shares))}
            disabledReason={shares.length >= SPLIT_WAYS.length && t('split.atMostFive')}
          >
            {t('split.add')}
          </Button>
          <Button icon={<Equal aria-hidden />} onClick={() => set(evenShares(shares))}>
            {t('split.even')}
          </Button>
        </div>
      )}
      <p className="text-12 text-ink-3">{t('split.hint')}</p>
    </>
  )
}
