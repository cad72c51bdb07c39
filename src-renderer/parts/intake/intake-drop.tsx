import { IconFolderDown } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import classes from './intake-drop.module.css'
import { droppedEntries, filesBelow } from './intake-files.ts'
import { takeInFiles } from './intake-run.ts'

/** Where a dropped file has another meaning: an application's attachment, the stamped scan. */
const elsewhere = /^\/(applications|compare|submission|settings)/

/** The whole window takes folders and files in. Anywhere else a drop does nothing, least of all leave the desk. */
export function IntakeDrop() {
  const [location, go] = useLocation()
  const [over, setOver] = useState(false)
  const takes = !elsewhere.test(location)

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      event.dataTransfer.dropEffect = takes ? 'copy' : 'none'
      setOver(takes)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (event.defaultPrevented || !hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      if (!takes) return
      const entries = droppedEntries(event.dataTransfer)
      go('/intake')
      void takeInFiles((signal) => filesBelow(entries, signal))
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [takes, go])

  if (!over) return null
  return (
    <div className={classes.drop} aria-hidden="true">
      <div>
        <IconFolderDown size={40} stroke={1.3} />
        <p>松开即收件</p>
        <span>每个单位一个子文件夹；也可以只放一个单位的文件。原文件不会改动。</span>
      </div>
    </div>
  )
}
