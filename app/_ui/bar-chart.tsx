'use client'
import { useState } from 'react'

export type Bar = {
  key: string
  /** What the bar stands for, e.g. "10:42". */
  label: string
  value: number
  /** Stands in red on top. */
  bad?: number
  /** Full colour; the others are paler. */
  strong?: boolean
}

type BarChartProps = {
  /** Names the chart and its table. */
  label: string
  bars: readonly Bar[]
  valueLabel: string
  badLabel?: string
  heightPx?: number
  onPick?: (bar: Bar) => void
}

/** Bars in the accent, refusals in red on top; exact values on hover and in a table for screen readers. */
export function BarChart({ label, bars, valueLabel, badLabel, heightPx = 52, onPick }: BarChartProps) {
  const [hovered, setHovered] = useState<Bar>()
  const most = Math.max(1, ...bars.map((bar) => bar.value + (bar.bad ?? 0)))
  const scale = (heightPx - 4) / most
  const shown =
    hovered && `${hovered.label} · ${hovered.value} ${valueLabel}${hovered.bad ? ` · ${hovered.bad} ${badLabel}` : ''}`
  return (
    <figure aria-label={label} className="min-w-0">
      <svg
        viewBox={`0 0 ${bars.length * 10} ${heightPx}`}
        height={heightPx}
        preserveAspectRatio="none"
        className="block w-full"
        aria-hidden
      >
        {bars.map((bar, index) => {
          const height = bar.value === 0 ? 0 : Math.max(2, bar.value * scale)
          const badHeight = bar.bad ? Math.max(4, bar.bad * scale) : 0
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table below is the keyboard's and reader's way
            <g
              key={bar.key}
              onPointerEnter={() => setHovered(bar)}
              onPointerLeave={() => setHovered(undefined)}
              onClick={() => onPick?.(bar)}
            >
              <rect x={index * 10} width={10} height={heightPx} fill="transparent" />
              <rect
                x={index * 10 + 1}
                width={8}
                y={heightPx - height}
                height={height}
                fill="var(--accent)"
                opacity={bar.strong || hovered === bar ? 1 : 0.4}
              />
              {badHeight > 0 && (
                <rect
                  x={index * 10 + 1}
                  width={8}
                  y={Math.max(0, heightPx - height - badHeight)}
                  height={badHeight}
                  fill="var(--bad)"
                />
              )}
            </g>
          )
        })}
      </svg>
      <figcaption className="mt-1 flex justify-between gap-3 text-12 text-ink-3" aria-hidden>
        <span>{bars[0]?.label}</span>
        {shown && <span className="text-ink-2">{shown}</span>}
        <span>{bars.at(-1)?.label}</span>
      </figcaption>
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{label}</th>
              <th scope="col">{valueLabel}</th>
              {badLabel && <th scope="col">{badLabel}</th>}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                <td>{bar.value}</td>
                {badLabel && <td>{bar.bad ?? 0}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
