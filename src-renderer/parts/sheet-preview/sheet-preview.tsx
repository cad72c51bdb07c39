import { Modal } from '@mantine/core'
import { lazy, Suspense, useLayoutEffect } from 'react'
import { readyToPrint } from '../../../src-domain/book/print-finding.ts'
import { Loading } from '../loading.tsx'
import { SheetFacts } from './sheet-facts.tsx'
import { SheetHead } from './sheet-head.tsx'
import classes from './sheet-preview.module.css'
import type { ShownFile } from './shown-file.ts'

const Sheets = lazy(() => import('./sheets.tsx'))

/** A file as its sheets will lie on the table, before it is printed: the pages, and in the margin what is to be known of it. */
export function SheetPreview({
  opened,
  onClose,
  ...file
}: ShownFile & { readonly opened: boolean; readonly onClose: () => void }) {
  const { title, address, name, details } = file
  useFocusBack(opened)
  const isOfEdition = file.mark !== undefined
  const ready = file.ready ?? (details?.findings && readyToPrint(details.findings))
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      fullScreen
      padding={0}
      classNames={{ content: classes.content ?? '' }}
      returnFocus={false}
      transitionProps={{ duration: 120 }}
    >
      <Modal.Content>
        <SheetHead {...file} ready={ready} onClose={onClose} />
        <div className={classes.body} data-plain={!details && !isOfEdition} tabIndex={-1} data-autofocus>
          <Suspense fallback={<Loading />}>
            <Sheets key={address} address={address} name={title} />
          </Suspense>
          {(details || isOfEdition) && <SheetFacts name={name} details={details} ready={ready} mark={file.mark} />}
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Closing gives the focus back to what it was opened from, also where the preview is only there once it is opened. */
function useFocusBack(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return
    const from = document.activeElement
    return () => {
      setTimeout(() => {
        // What it was opened from may have gone: then the keys work on the screen.
        const to = from !== document.body && from?.isConnected ? from : document.getElementById('work')
        if (to instanceof HTMLElement) to.focus({ preventScroll: true })
      })
    }
  }, [opened])
}
