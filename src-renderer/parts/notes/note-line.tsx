import { type Note, noteTitles, withWhom } from '../../../src-domain/batch/note.ts'
import { clockTime } from '../../lib/dates.ts'

/** 电话 今天 14:02 杨力 021-…：答应周三补交 */
export function NoteLine({ note, today }: { readonly note: Note; readonly today: string }) {
  const whom = withWhom(note)
  return (
    <>
      {noteTitles[note.kind]} {clockTime(note.at, today)}
      {whom && ` ${whom}`}：{note.text}
    </>
  )
}
