import { Modal } from '@mantine/core'
import { lazy, Suspense, useLayoutEffect } from 'react'
import { readyToPrint } from '../../src-domain/book/print-finding.ts'
import type { ProductDetails } from '../../src-domain/products/product.ts'
import type { Printable } from '../lib/print-pdf.ts'
import { Loading } from './loading.tsx'
import { PaperFacts } from './paper-preview/paper-facts.tsx'
import { PaperHead } from './paper-preview/paper-head.tsx'
import classes from './paper-preview/paper-preview.module.css'

const PaperSheets = lazy(() => import('./paper-preview/paper-sheets.tsx'))

export type ShownPaper = {
  /** 申报书：上海样例泵业集团有限公司 */
  readonly title: string
  readonly address: string
  /** File name, for the download. */
  readonly name: string
  readonly details?: ProductDetails | undefined
  /** Nothing fails in 印前检查; told from the details where it is left out. */
  readonly ready?: boolean | undefined
  /** 定稿第 1 版 · 7F3A-91C2; null for a draft (未定稿); left out for a paper that is of no edition. */
  readonly mark?: string | null | undefined
  readonly print: Printable
  /** The same paper to be edited in Word. */
  readonly docxAddress?: string | undefined
  /** Set for a product, which lies in a folder that can be shown. */
  readonly productId?: number | undefined
}

/** A paper as it will lie on the table, before it is printed: the pages, and in the margin what is to be known of it. */
export function PaperPreview({
  opened,
  onClose,
  ...paper
}: ShownPaper & { readonly opened: boolean; readonly onClose: () => void }) {
  const { title, address, name, details } = paper
  useFocusBack(opened)
  const isOfEdition = paper.mark !== undefined
  const ready = paper.ready ?? (details?.findings && readyToPrint(details.findings))
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
        <PaperHead {...paper} ready={ready} onClose={onClose} />
        <div className={classes.body} data-plain={!details && !isOfEdition}>
          <Suspense fallback={<Loading />}>
            <PaperSheets key={address} address={address} name={title} />
          </Suspense>
          {(details || isOfEdition) && <PaperFacts name={name} details={details} ready={ready} mark={paper.mark} />}
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
