import { type ReactNode, useRef, useState } from 'react'
import type { PrintFinding } from '../../src-domain/book/print-finding.ts'
import { type PaperKind, paperKinds } from '../../src-domain/letters/letter-kinds.ts'
import { client, previewAddress } from '../client.ts'
import { desk, queryClient, useOpenDesk } from '../lib/desk.ts'
import { tellDone, tellProblem } from '../lib/tell.ts'
import { tellMade } from '../lib/tell-made.tsx'
import { PaperPreview, type ShownPaper } from './paper-preview.tsx'

/** A paper of the job: of which application, else of all it is due for. */
export type PaperAsked = {
  readonly kind: PaperKind
  readonly application?: { readonly id: string; readonly name: string }
  /** 补正期限, ISO 8601 day. */
  readonly byDate?: string
}

export type Papers = {
  readonly busy: boolean
  /** Makes a paper and shows it. */
  readonly look: (asked: PaperAsked) => void
  /** The same with an application's 申报书. */
  readonly lookAtBook: (application: { readonly id: string; readonly name: string }) => void
  /** Puts the papers into the folder for what is made, as Word and PDF. */
  readonly make: (asked: PaperAsked) => void
  /** To stand anywhere on the screen. */
  readonly preview: ReactNode
}

/** The papers of the job where they are needed: to be looked at, printed and taken along; one at a time. */
export function usePapers(): Papers {
  const { host } = useOpenDesk()
  const [shown, setShown] = useState<ShownPaper>()
  const [opened, setOpened] = useState(false)
  const [busy, setBusy] = useState(false)
  const once = (step: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    void step()
      .catch(tellProblem)
      .finally(() => setBusy(false))
  }
  const from = useRef<Element>(null)
  const show = (paper: ShownPaper) => {
    from.current = document.activeElement
    setShown(paper)
    setOpened(true)
  }
  const close = () => {
    setOpened(false)
    if (from.current instanceof HTMLElement) from.current.focus()
  }
  return {
    busy,
    look: (asked) => once(async () => show(await paperOf(asked))),
    lookAtBook: (application) => once(async () => show(await bookOf(application))),
    make: ({ kind, application, byDate }) =>
      once(async () => {
        const { folder, papers } = await client.papers.make({
          kind,
          ...(application ? { applications: [application.id] } : {}),
          ...(byDate ? { byDate } : {}),
        })
        const count = new Set(papers.map((paper) => paper.application ?? paper.title)).size
        if (count === 0) return tellDone(`没有要生成的${paperKinds[kind]}。`)
        tellMade(`已生成${paperKinds[kind]} ${count} 份`, folder, host.canReveal)
        // A 补正通知 is on record.
        for (const part of [desk.audit, desk.applications.history]) {
          void queryClient.invalidateQueries({ queryKey: part.key() })
        }
      }),
    preview: shown && <PaperPreview {...shown} opened={opened} onClose={close} />,
  }
}

async function paperOf({ kind, application, byDate }: PaperAsked): Promise<ShownPaper> {
  const { id, files, missingCharacters } = await client.papers.preview({
    kind,
    ...(application ? { application: application.id } : {}),
    ...(byDate ? { byDate } : {}),
  })
  const pdf = files.find((file) => file.endsWith('.pdf')) ?? ''
  const docx = files.find((file) => file.endsWith('.docx'))
  return {
    title: [paperKinds[kind], application?.name].filter(Boolean).join('：'),
    address: previewAddress(id, pdf),
    name: pdf,
    print: { preview: { id, file: pdf } },
    ...(missingCharacters.length > 0 ? { details: { findings: [lackingGlyphs(missingCharacters)] } } : {}),
    ...(docx ? { docxAddress: previewAddress(id, docx) } : {}),
  }
}

function lackingGlyphs(characters: readonly string[]): PrintFinding {
  const message = `“${characters.join('')}”在本机字库中没有字形，印出来是方框。请安装含有这些字的字体，或用 Word 版打印。`
  return { check: 'characters', title: '缺字', outcome: 'warning', message }
}

async function bookOf({ id: application, name }: { readonly id: string; readonly name: string }): Promise<ShownPaper> {
  const { id, files, details, ready, mark = null } = await client.papers.book({ application })
  const [file = ''] = files
  return {
    title: `申报书：${name}`,
    address: previewAddress(id, file),
    name: file,
    details,
    ready,
    mark,
    print: { preview: { id, file } },
  }
}
