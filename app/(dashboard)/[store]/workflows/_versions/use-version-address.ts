'use client'
import { useDrawer } from '@/app/_ui/drawer'

const LIST = 'list'

/** The address of the versions: `?version=list` is the list, `?version=<id>` one of it on the canvas, with the list beside. */
export function useVersionAddress() {
  const { openId, open, close } = useDrawer('version')
  return {
    isOpen: openId !== null,
    versionId: openId === LIST ? null : openId,
    openList: () => open(LIST),
    open,
    close,
  }
}
