import { grouped } from '../../../src-domain/text/grouped.ts'
import type { client } from '../../lib/client.ts'
import { type Differing, differing } from '../../lib/differing.ts'
import classes from './compare.module.css'

type Line = Awaited<ReturnType<typeof client.applications.compare>>['lines'][number]

/** One item of both; where they differ, what is different is underlined. */
export function CompareLine({ line: { label, year, left, right, figure, same } }: { readonly line: Line }) {
  const shown = (text = '') => (figure ? grouped(text) : text)
  const [one, other] = differing(shown(left), shown(right))
  return (
    <tr data-different={same ? undefined : true}>
      <th scope="row" className={classes.label}>
        {year === undefined ? '' : `${year} 年`}
        {label}
      </th>
      <td className={classes.mark}>
        <span aria-hidden="true">{same ? '＝' : '≠'}</span>
        <span className={classes.hidden}>{same ? '相同' : '不同'}</span>
      </td>
      <Side text={left} parts={one} />
      <Side text={right} parts={other} />
    </tr>
  )
}

function Side({ text, parts: [start, own, end] }: { readonly text: string | undefined; readonly parts: Differing }) {
  if (text === undefined) return <td className={classes.none}>（没有）</td>
  return (
    <td className={classes.value}>
      {own ? shortened(start, 'end') : start}
      {own && <mark>{own}</mark>}
      {shortened(end, 'start')}
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
