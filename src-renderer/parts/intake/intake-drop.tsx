import { IconFolderDown } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { applicationAt } from '../../lib/places.ts'
import { tellDone, toRead } from '../../lib/tell.ts'
import classes from './intake-drop.module.css'
import { droppedEntries, filesBelow } from './intake-files.ts'
import { takeInFiles } from './intake-run.ts'

/** Where a dropped file has another meaning, or none: what is said of it, for it is not taken. */
const elsewhere = [
  [/^\/submission/, '文件没有收取。盖章扫描件请拖到第 4 步“盖章扫描件”上；要新收一件申报，请拖到“收件”页。'],
  [/^\/findings\/rosters/, '文件没有收取。要导入名单，请按“导入名单”，再把文件拖到打开的窗口里。'],
  [
    /^\/(compare|settings|notice)/,
    '这一页不收文件，没有改动。要新收一件申报，请拖到“收件”页；附件请拖到申报的“附件”中。',
  ],
] as const

const ofAll = ['松开即收件', '每个单位一个子文件夹；也可以只放一个单位的文件。'] as const
const ofThis = ['松开即收', 'PDF、图片是这件申报的附件；申报表（Word）、压缩包、文件夹按收件办理。'] as const

/** The whole window takes folders and files in. Anywhere else a drop only says where it belongs. */
export function IntakeDrop() {
  const [location, go] = useLocation()
  const [over, setOver] = useState(false)
  const notHere = elsewhere.find(([place]) => place.test(location))?.[1]

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      // A place of its own has taken it.
      if (event.defaultPrevented) return setOver(false)
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(!notHere)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (event.defaultPrevented || !hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      if (notHere) return tellDone(notHere, toRead)
      const entries = droppedEntries(event.dataTransfer)
      // On an application's page what was dropped is most likely its own: a corrected form, a late paper.
      const into = applicationAt(location)
      go('/intake')
      void takeInFiles((signal) => filesBelow(entries, signal), into)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [notHere, go, location])

  if (!over) return null
  const [what, how] = applicationAt(location) ? ofThis : ofAll
  return (
    <div className={classes.drop} aria-hidden="true">
      <div>
        <IconFolderDown size={40} stroke={1.3} />
        <p>{what}</p>
        <span>{how}原文件不会改动。</span>
      </div>
    </div>
  )
}
