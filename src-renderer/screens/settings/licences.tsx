import { Button, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { type Licences, useLicences } from '../../lib/licences.ts'
import classes from './licences.module.css'

/** Whose work ships with the program, and under which terms. */
export function ThirdParties() {
  const [open, setOpen] = useState(false)
  const licences = useLicences()
  if (!licences) return null
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        第三方软件和字体的许可
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title="第三方软件和字体的许可" size="xl">
        <Text size="sm" mb="sm">
          遴选工作台使用下列 {licences.packages.length} 个软件包，其中有思源黑体、思源宋体等字体。点名称看许可全文。
        </Text>
        <ul className={classes.list}>
          {licences.packages.map((shipped) => (
            <Licence key={shipped.path} {...shipped} />
          ))}
        </ul>
      </Modal>
    </>
  )
}

/** The text is put on the page once it is asked for: all of them are a megabyte. */
function Licence({ name, version, licence, text }: Licences['packages'][number]) {
  const [open, setOpen] = useState(false)
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {name}
          <span>{version}</span>
          <span>{licence}</span>
        </summary>
        {open && <pre className={classes.text}>{text}</pre>}
      </details>
    </li>
  )
}
