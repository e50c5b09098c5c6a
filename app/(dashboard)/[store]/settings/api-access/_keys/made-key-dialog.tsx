'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { Dialog } from '@/app/_ui/dialog'

export type MadeKey = { name: string; key: string }

/** The whole `keyId:secret`, to be copied, and a command that uses it. */
export function MadeKeyDialog({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const t = useTranslations('api-access')
  const curl = [
    `curl -X POST '${window.location.origin}/api/custom-events/alias/{alias}?createContact=true'`,
    "-H 'Content-Type: application/json'",
    `-H 'Authorization: ApiKey ${made.key}'`,
    `-d '{"email":"ana@example.com"}'`,
  ].join(' \\\n  ')
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      title={t('made.title', { name: made.name })}
      description={t('made.hint')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <CodeBlock label={t('made.key')} action={<CopyButton text={made.key} label={t('copy')} />}>
          {made.key}
        </CodeBlock>
        <p className="text-12 text-ink-2">{t('made.again')}</p>
        <p className="text-13">{t('made.curl')}</p>
        <CodeBlock label="curl" action={<CopyButton text={curl} label={t('copyCurl')} />}>
          {curl}
        </CodeBlock>
      </div>
    </Dialog>
  )
}
