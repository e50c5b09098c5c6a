'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { Dialog } from '@/app/_ui/dialog'
import { Select } from '@/app/_ui/select'
import { IDENTITY_HASHES, type IdentityLanguage } from './identity-hashes'

const LANGUAGES = Object.keys(IDENTITY_HASHES) as IdentityLanguage[] // the keys of the table

/** The secret, this once, and how the shop's server makes the hash with it. */
export function IdentitySecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('settings')
  const [language, setLanguage] = useState<IdentityLanguage>('node')
  const { code } = IDENTITY_HASHES[language]
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      title={t('identity.made')}
      description={t('identity.madeHint')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('identity.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <CodeBlock label={t('identity.secret')} action={<CopyButton text={secret} label={t('identity.copySecret')} />}>
          {secret}
        </CodeBlock>
        <div className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="text-13">{t('identity.howTo')}</p>
            <Select
              label={t('identity.language')}
              size="sm"
              inline
              options={LANGUAGES.map((value) => ({ value, label: IDENTITY_HASHES[value].label }))}
              value={language}
              onChange={setLanguage}
            />
          </div>
          <CodeBlock label={t('identity.code')} action={<CopyButton text={code} label={t('identity.copyCode')} />}>
            {code}
          </CodeBlock>
        </div>
      </div>
    </Dialog>
  )
}
