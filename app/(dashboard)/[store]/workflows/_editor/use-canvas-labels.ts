'use client'
import { useTranslations } from 'next-intl'

/** What the canvas says to screen readers, in the reader's language. */
export function useCanvasLabels() {
  const t = useTranslations('workflows')
  return {
    'node.a11yDescription.default': t('nodeHint'),
    'node.a11yDescription.keyboardDisabled': t('nodeHint'),
    'node.a11yDescription.ariaLiveMessage': () => '',
    'edge.a11yDescription.default': t('lineHint'),
    'controls.ariaLabel': t('zoom'),
    'controls.zoomIn.ariaLabel': t('zoomIn'),
    'controls.zoomOut.ariaLabel': t('zoomOut'),
    'controls.fitView.ariaLabel': t('zoomFit'),
    'handle.ariaLabel': t('handle'),
  }
}
