'use client'
import { CircleX, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { Toaster as Sonner, toast as show } from 'sonner'
import { buttonClass } from './button'
import { ProblemText } from './problem-text'

const undoMs = 8_000

/** Says what was done. */
export function toast(message: ReactNode): void {
  show(message)
}

/** What is reversible is done at once and can be undone for 8 s (product.md §2.4). */
export function undoToast(message: ReactNode, undo: () => unknown): void {
  const id = show(message, { duration: undoMs, action: <UndoButton onUndo={undo} close={() => show.dismiss(id)} /> })
}

/** The server's reason, after a mutation was rolled back. */
export function toastProblem(error: unknown): void {
  show(<ProblemText error={error} />, { icon: <CircleX className="text-bad" aria-hidden />, duration: undoMs })
}

function UndoButton({ onUndo, close }: { onUndo: () => unknown; close: () => void }) {
  const t = useTranslations('ui')
  const undo = async () => {
    close()
    try {
      await onUndo()
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <button type="button" onClick={undo} className={buttonClass({ size: 'sm', className: 'ml-auto' })}>
      <Undo2 aria-hidden />
      {t('undo')}
    </button>
  )
}

/** Mounted once, in the root layout. */
export function Toaster() {
  const t = useTranslations('ui')
  const { resolvedTheme } = useTheme()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      containerAriaLabel={t('notifications')}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'card flex w-90 max-w-[calc(100vw-32px)] items-center gap-3 px-3.5 py-2.5 font-sans text-13 text-ink shadow-floating',
          content: 'min-w-0 flex-1',
        },
      }}
    />
  )
}
