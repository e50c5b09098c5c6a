'use client'
import { Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '@/app/_ui/alert-dialog'
import { CopyButton } from '@/app/_ui/copy-button'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu, MenuItem } from '@/app/_ui/menu'

type DeletableMenuProps = {
  /** To copy. */
  id: string
  words: Record<'copyId' | 'more' | 'open' | 'ask' | 'hint' | 'confirm', string>
  /** Why it cannot be deleted. */
  disabledReason: string | false
  onDelete: () => Promise<void>
}

/** Beside the title of one thing: copy its id; delete it, when the person has confirmed. */
export function DeletableMenu({ id, words, disabledReason, onDelete }: DeletableMenuProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <CopyButton iconOnly size="md" text={id} label={words.copyId} />
      <Menu trigger={<IconButton label={words.more} icon={<Ellipsis aria-hidden />} />}>
        <MenuItem icon={<Trash2 aria-hidden />} danger disabledReason={disabledReason} onSelect={() => setAsking(true)}>
          {words.open}
        </MenuItem>
      </Menu>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.ask}
        description={words.hint}
        confirmLabel={words.confirm}
        onConfirm={onDelete}
      />
    </>
  )
}
