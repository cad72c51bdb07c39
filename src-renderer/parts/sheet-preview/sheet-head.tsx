import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../lib/client.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import { printPdf } from '../../lib/print-pdf.ts'
import { tellProblem } from '../../lib/tell.ts'
import classes from './sheet-preview.module.css'
import type { ShownFile } from './shown-file.ts'

/** What it is, and what can be done with it. */
export function SheetHead({
  title,
  address,
  name,
  mark,
  ready,
  print,
  onIssue,
  docxAddress,
  productId,
  onClose,
}: ShownFile & { readonly onClose: () => void }) {
  const { host } = useOpenDesk()
  const [printing, setPrinting] = useState(false)
  const printNow = () => {
    setPrinting(true)
    printPdf(address, print, host.canPrint)
      .then(() => onIssue?.('printed'))
      .catch(tellProblem)
      .finally(() => setPrinting(false))
  }
  const forALook = ready === false || mark === null
  return (
    <header className={classes.head}>
      <Modal.Title className={classes.title}>{title}</Modal.Title>
      <Button loading={printing} variant={forALook ? 'default' : 'filled'} onClick={printNow}>
        {forALook ? '仍要打印（仅供核对）' : '打印'}
      </Button>
      <Button component="a" href={address} download={name} variant="default" onClick={() => onIssue?.('saved')}>
        下载
      </Button>
      {docxAddress && (
        <Button component="a" href={docxAddress} download variant="default" onClick={() => onIssue?.('saved')}>
          下载 Word 版
        </Button>
      )}
      {productId !== undefined && host.canReveal && (
        <Button variant="default" onClick={() => client.host.reveal({ product: productId }).catch(tellProblem)}>
          打开所在文件夹
        </Button>
      )}
      <Button variant="subtle" onClick={onClose}>
        关闭
      </Button>
    </header>
  )
}
