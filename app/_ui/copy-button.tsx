'use client'
import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button, type ButtonLook } from './button'
import { IconButton } from './icon-button'

type CopyButtonProps = ButtonLook & {
  /** The text, or where to get it (a secret that the server gives out on asking). */
  text: string | (() => Promise<string>)
  /** What is copied: "Copy URL". */
  label: string
  iconOnly?: boolean
}

const copiedMs = 1_600

/** Copies and says so. */
export function CopyButton({ text, label, iconOnly, size = 'sm', variant }: CopyButtonProps) {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), copiedMs)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    await copyText(typeof text === 'string' ? text : await text())
    setCopied(true)
  }
  const icon = copied ? <Check className="text-ok" aria-hidden /> : <Copy aria-hidden />
  return (
    <>
      {iconOnly ? (
        <IconButton
          label={copied ? t('copied') : label}
          icon={icon}
          size={size}
          variant={variant ?? 'quiet'}
          onClick={copy}
        />
      ) : (
        <Button icon={icon} size={size} variant={variant} onClick={copy}>
          {copied ? t('copied') : label}
        </Button>
      )}
      <span role="status" className="sr-only">
        {copied && t('copied')}
      </span>
    </>
  )
}

/** `navigator.clipboard` exists only on https and localhost; elsewhere the old way still works. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
