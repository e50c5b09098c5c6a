/** The server's reasons against a line, below its controls. */
export function LineFaults({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null
  return (
    <span role="alert" className="flex basis-full flex-col text-12 text-bad">
      {reasons.map((reason) => (
        <span key={reason}>{reason}</span>
      ))}
    </span>
  )
}
