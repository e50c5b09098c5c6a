'use client'
import { EntrySettings } from './entry-settings'
import { SegmentSettings } from './segment-settings'
import type { SettingsProps } from './settings-props'

/** Which segment is entered or left, and how often that starts it. */
export function SegmentTriggerSettings(props: SettingsProps) {
  const { config, onChange, isReadOnly } = props
  return (
    <>
      <SegmentSettings {...props} onChange={(next) => onChange({ ...config, ...next })} />
      <EntrySettings config={config} onChange={onChange} isReadOnly={isReadOnly} />
    </>
  )
}
