import { useTranslations } from 'next-intl'
import { CodeBlock } from '@/app/_ui/code'
import { CopyButton } from '@/app/_ui/copy-button'

/** A snippet to copy. */
export function Example({ label, children }: { label: string; children: string }) {
  const t = useTranslations('docs')
  return (
    <CodeBlock label={label} action={<CopyButton iconOnly text={children} label={t('copy', { label })} />}>
      {children}
    </CodeBlock>
  )
}
