'use client'
import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { dialogClass, veilClass } from './dialog'
import { Field } from './field'
import { Input } from './input'

type AlertDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What will be gone, plainly. */
  description: ReactNode
  confirmLabel: string
  /** May be async: the dialog stays, pending, and closes when it is done. A rejection keeps it open. */
  onConfirm: () => unknown
  /** The name to type before the button works: for erasure only; what is reversible takes `undoToast`. */
  typedName?: string
}

/** Asks before what cannot be undone. */
export function AlertDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  onConfirm,
  typedName,
}: AlertDialogProps) {
  const t = useTranslations('ui')
  const [typed, setTyped] = useState('')
  const [pending, setPending] = useState(false)
  const mismatch = typedName !== undefined && typed.trim() !== typedName

  const close = (next: boolean) => {
    if (!next) setTyped('')
    onOpenChange(next)
  }
  const confirm = async () => {
    if (mismatch || pending) return
    setPending(true)
    try {
      await onConfirm()
      close(false)
    } catch {
      // The mutation's own error handler has said why; the dialog stays for another try.
    } finally {
      setPending(false)
    }
  }

  return (
    <Base.Root open={open} onOpenChange={close}>
      <Base.Portal>
        <Base.Backdrop className={veilClass} />
        <Base.Popup className={cn(dialogClass, 'max-w-105')}>
          <form
            className="flex flex-col gap-3 p-5"
            onSubmit={(event) => {
              event.preventDefault()
              void confirm()
            }}
          >
            <Base.Title className="text-16 font-semibold">{title}</Base.Title>
            <Base.Description render={<div />} className="text-13 text-ink-2">
              {description}
            </Base.Description>
            {typedName !== undefined && (
              <Field label={t('typeName', { name: typedName })}>
                <Input value={typed} onValueChange={setTyped} autoComplete="off" spellCheck={false} />
              </Field>
            )}
            <div className="mt-1 flex justify-end gap-2">
              <Button variant="quiet" onClick={() => close(false)}>
                {t('cancel')}
              </Button>
              <Button
                type="submit"
                variant="danger"
                pending={pending}
                disabledReason={mismatch && t('typeName', { name: typedName ?? '' })}
              >
                {confirmLabel}
              </Button>
            </div>
          </form>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
