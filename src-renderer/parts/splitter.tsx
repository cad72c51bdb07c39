import { useLocalStorage } from '@mantine/hooks'
import classes from './splitter.module.css'

const [least, most, step] = [25, 70, 5]

/** How much of the width the right side has, in percent, remembered under `key`. */
export function useShare(key: string): [number, (share: number) => void] {
  const [share, set] = useLocalStorage({ key, defaultValue: 45, getInitialValueInEffect: false })
  return [share, (wanted) => set(Math.round(Math.min(Math.max(wanted, least), most)))]
}

/** The line between two sides, moved by dragging or by ← and →. */
export function Splitter({
  label,
  share,
  onShare,
}: {
  readonly label: string
  /** Percent of the right side. */
  readonly share: number
  readonly onShare: (share: number) => void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is no ruler
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={share}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className={classes.splitter}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        const box = event.currentTarget.parentElement?.getBoundingClientRect()
        if (box && event.currentTarget.hasPointerCapture(event.pointerId))
          onShare((100 * (box.right - event.clientX)) / box.width)
      }}
      onKeyDown={(event) => {
        const by = { ArrowLeft: step, ArrowRight: -step }[event.key]
        if (by === undefined) return
        event.preventDefault()
        onShare(share + by)
      }}
    />
  )
}
