'use client'
import { ControlButton, Controls, MiniMap } from '@xyflow/react'
import { Map as MapIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMinimap } from './use-minimap'

/** Zoom, everything in view, and a small map to move by; the map is not for narrow screens. */
export function CanvasMap() {
  const t = useTranslations('workflows')
  const [isShown, toggle] = useMinimap()
  return (
    <>
      <Controls showInteractive={false}>
        <ControlButton
          onClick={toggle}
          aria-pressed={isShown}
          aria-label={t('map')}
          title={t('map')}
          className="max-[700px]:hidden!"
        >
          <MapIcon className="size-3! fill-none!" aria-hidden />
        </ControlButton>
      </Controls>
      {isShown && (
        <MiniMap
          pannable
          zoomable
          ariaLabel={t('map')}
          bgColor="var(--color-panel)"
          maskColor="color-mix(in srgb, var(--color-sunken) 70%, transparent)"
          nodeColor={({ type }) => (type === 'note' ? 'var(--color-warn-soft)' : 'var(--color-line-strong)')}
          nodeStrokeColor="var(--color-control)"
          className="overflow-hidden rounded-card border max-[700px]:hidden!"
          style={{ width: 168, height: 112 }}
        />
      )}
    </>
  )
}
