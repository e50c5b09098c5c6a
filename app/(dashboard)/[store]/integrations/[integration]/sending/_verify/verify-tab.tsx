'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { PageBody } from '@/app/_ui/page'
import { Tabs } from '@/app/_ui/tabs'
import { RECEIVERS } from './receivers'

/** For the developer at the other end: how a delivery is checked and answered. */
export function VerifyTab() {
  const t = useTranslations('sending')
  const [picked, pick] = useState<string>(RECEIVERS[0].language)
  const receiver = RECEIVERS.find(({ language }) => language === picked) ?? RECEIVERS[0]
  return (
    <PageBody>
      <section aria-labelledby="verify" className="flex max-w-180 flex-col gap-3">
        <h2 id="verify" className="font-semibold text-14">
          {t('verify.title')}
        </h2>
        <p className="text-13 text-ink-2">{t('verify.hint')}</p>
        <Tabs
          label={t('verify.language')}
          className="px-0"
          current={receiver.language}
          tabs={RECEIVERS.map(({ language, label }) => ({ id: language, label, onSelect: () => pick(language) }))}
        />
        <CodeBlock label={receiver.label} action={<CopyButton text={receiver.code} label={t('verify.copy')} />}>
          {receiver.code}
        </CodeBlock>
        <p className="text-13 text-ink-2">{t('verify.rules')}</p>
      </section>
    </PageBody>
  )
}
