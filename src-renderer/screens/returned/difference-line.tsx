import type { Difference } from '../../../src-domain/rounds/difference.ts'
import { grouped } from '../../../src-domain/text/grouped.ts'
import { type Differing, differing } from '../../lib/differing.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import classes from './returned.module.css'

/** One place: what stands there, what the corrected form says, and taking it over. */
export function DifferenceLine({
  difference: { label, before, after, figure, ours, unsure },
  busy,
  onTake,
}: {
  readonly difference: Difference
  readonly busy: boolean
  readonly onTake: () => void
}) {
  const shown = (text = '') => (figure ? grouped(text) : text)
  const [one, other] = differing(shown(before), shown(after))
  return (
    <tr>
      <th scope="row">
        {label}
        {ours && <span className={classes.facts}>经办人填的</span>}
      </th>
      <Side text={before} parts={one} />
      <Side text={after} parts={other} unsure={unsure} />
      <td className={classes.take}>
        <BusyButton size="compact-sm" variant="default" busy={busy} aria-label={`采用：${label}`} onClick={onTake}>
          采用
        </BusyButton>
      </td>
    </tr>
  )
}

function Side({
  text,
  parts: [start, own, end],
  unsure,
}: {
  readonly text: string | undefined
  readonly parts: Differing
  readonly unsure?: string | undefined
}) {
  if (text === undefined) return <td className={classes.none}>（空）</td>
  return (
    <td className={classes.value}>
      {own ? shortened(start, 'end') : start}
      {own && <mark>{own}</mark>}
      {shortened(end, 'start')}
      {unsure && <span className={classes.unsure}>? {unsure}，采用后请核对</span>}
    </td>
  )
}

/** Of long passages both have in common only what stands next to the difference. */
const context = 60

function shortened(text: string, keep: 'start' | 'end'): string {
  const characters = [...text]
  if (characters.length <= context * 2) return text
  return keep === 'end' ? `…${characters.slice(-context).join('')}` : `${characters.slice(0, context).join('')}…`
}
