import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useState } from 'react'
import { CharacterMaps } from './character-maps.ts'

GlobalWorkerOptions.workerSrc = workerAddress

/** The PDF at an address, once it is open; let go of when it is no longer shown. */
export function usePdf(address: string): { readonly pdf: PDFDocumentProxy | undefined; readonly failed: boolean } {
  const [pdf, setPdf] = useState<PDFDocumentProxy>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const task = getDocument({
      url: address,
      isEvalSupported: false,
      useWasm: false,
      useWorkerFetch: false,
      BinaryDataFactory: CharacterMaps,
    })
    setFailed(false)
    let given = false
    task.promise.then(setPdf, () => given || setFailed(true))
    return () => {
      given = true
      setPdf(undefined)
      void task.destroy()
    }
  }, [address])
  return { pdf, failed }
}
