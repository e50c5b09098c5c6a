'use client'
import { BacktestDrawer } from './backtest-drawer'
import { DryRunDrawer } from './dry-run-drawer'
import type { Seen } from './use-see-address'
import { WhyNotDrawer } from './why-not-drawer'

/** Beside the canvas, in the place of a node's panel. */
export function SeeDrawer({ see }: { see: Seen }) {
  if (see === 'dry-run') return <DryRunDrawer />
  return see === 'backtest' ? <BacktestDrawer /> : <WhyNotDrawer />
}
