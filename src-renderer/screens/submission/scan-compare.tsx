import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { ScanSet } from '../../../src-domain/edition/scan-set.ts'
import { pagesOf, productAddress, scanAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { refreshAll } from '../../lib/desk.ts'
import type { Product } from '../../lib/submission.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'
import { BusyButton } from '../../parts/busy-button.tsx'
import { Loading } from '../../parts/loading.tsx'
import classes from './scan.module.css'

const PdfPages = lazy(() => import('../../parts/pdf/pdf-pages.tsx'))

/** The stamped scan beside the summary it must match. */
export function ScanCompare({
  scan,
  summary,
  opened,
  onClose,
}: {
  readonly scan: ScanSet
  readonly summary: Product
  readonly opened: boolean
  readonly onClose: () => void
}) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      fullScreen
      padding={0}
      classNames={{ content: classes.compare ?? '' }}
      transitionProps={{ duration: 120 }}
    >
      <Modal.Content>
        <header className={classes.compareHead}>
          <Modal.Title className={classes.compareTitle}>盖章扫描件与推荐汇总表对照</Modal.Title>
          <Button variant="subtle" onClick={onClose}>
            关闭
          </Button>
        </header>
        {scan.unsealed && <SealAsked file={scan.unsealed} />}
        <div className={classes.panes}>
          <Pane title={`盖章扫描件，${scan.of - scan.missing.length} 页`}>
            {scan.files.map(({ file, scan, index }) => (
              <ScanFile key={scanAddress(scan, index)} file={file} address={scanAddress(scan, index)} />
            ))}
          </Pane>
          <Pane title={`推荐汇总表，定稿第 ${summary.edition} 版，${summary.details?.pages ?? 0} 页`}>
            <PdfPages address={productAddress(summary.id)} name="推荐汇总表" />
          </Pane>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Where no seal was made out, the officer's eye decides. */
function SealAsked({ file: { file, sha256 } }: { readonly file: NonNullable<ScanSet['unsealed']> }) {
  const steps = useSteps()
  const { mutate, isPending } = useMutation({
    mutationFn: () => steps.keep('确认扫描件上有印章', client.scans.confirmSeal({ sha256 })),
    onSuccess: () => tellDone('已记下：扫描件上有印章'),
    onError: tellProblem,
    onSettled: refreshAll,
  })
  return (
    <section className={classes.sealAsked} aria-label="印章">
      <p>! 没有在“{file}”上看出印章。看到印章的，请确认；没有的，请关闭，盖章后重新扫描，换一份。</p>
      <BusyButton busy={isPending} onClick={() => mutate()}>
        看到印章，确认
      </BusyButton>
    </section>
  )
}

function Pane({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className={classes.pane} aria-label={title}>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by its keys */}
      <div className={classes.paneScroller} tabIndex={0}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </div>
    </section>
  )
}

function ScanFile({ file, address }: { readonly file: string; readonly address: string }) {
  if (/\.pdf$/i.test(file)) return <PdfPages address={address} name={file} />
  if (/\.tiff?$/i.test(file)) return <PdfPages address={pagesOf(address)} original={address} name={file} />
  return <img className={classes.image} src={address} alt={file} />
}
