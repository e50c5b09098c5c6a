'use client'
import { useTranslations } from 'next-intl'
import { toast } from '@/app/_ui/toast'
import { useNodeActions } from './use-node-actions'

/** Copying, cutting and pasting by button: the browser may ask first, or refuse; then the keys still do it. */
export function useClipboard() {
  const t = useTranslations('workflows')
  const { copy, cut, paste } = useNodeActions()
  const write = (text: string | undefined) => {
    if (text)
      navigator.clipboard.writeText(text).then(
        () => toast(t('onClipboard')),
        () => toast(t('clipboardRefused')),
      )
  }
  return {
    copy: () => write(copy()),
    cut: () => write(cut()),
    paste: () => {
      navigator.clipboard.readText().then(
        (text) => paste(text),
        () => toast(t('clipboardRefused')),
      )
    },
  }
}
