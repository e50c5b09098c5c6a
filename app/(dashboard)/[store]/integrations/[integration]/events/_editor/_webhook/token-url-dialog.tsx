'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'
import { Dialog } from '@/app/_ui/dialog'

/** The address with its token, to be copied now: only a hash of the token is kept. */
export function TokenUrlDialog({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useTranslations('event-types')
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('webhook.tokenUrl')}
      description={t('webhook.tokenUrlHint')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('webhook.copied')}
        </Button>
      }
    >
      <CodeBlock label={t('webhook.tokenUrl')} action={<CopyButton text={url} label={t('webhook.copyTokenUrl')} />}>
        {url}
      </CodeBlock>
    </Dialog>
  )
}
