import type { ReactNode } from 'react'
import { letterNames } from '../../src-domain/letters/names.ts'
import { previewAddress } from '../lib/addresses.ts'
import { client } from '../lib/client.ts'
import { copyText } from '../lib/copy-text.ts'
import { refreshAll, useOpenDesk } from '../lib/desk.ts'
import { tellDone } from '../lib/tell.ts'
import { tellMade } from '../lib/tell-made.tsx'
import { lackingGlyphs } from '../parts/sheet-preview/lacking-glyphs.ts'
import type { ShownFile } from '../parts/sheet-preview/shown-file.ts'
import { useSheetPreview } from '../parts/sheet-preview/use-sheet-preview.tsx'
import type { LetterAsked } from './letter-asked.ts'
import { goesOut, type Issue } from './use-issue.ts'

export type Letters = {
  readonly busy: boolean
  /** Makes a letter and shows it. */
  readonly look: (asked: LetterAsked) => void
  /** Puts the letters into the folder for what is made, as Word and PDF. */
  readonly make: (asked: LetterAsked) => void
  /** Puts its text on the clipboard, for an e-mail or a message. */
  readonly copy: (asked: LetterAsked) => void
  /** To stand anywhere on the screen. */
  readonly preview: ReactNode
}

/** The letters where they are needed: to be looked at, printed and taken along; one at a time. `issue` notes what goes out. */
export function useLetters(issue?: Issue): Letters {
  const { host } = useOpenDesk()
  const { busy, once, look, preview } = useSheetPreview()
  return {
    busy,
    look: (asked) => look(() => shown(asked, issue)),
    make: ({ kind, ...of }) =>
      once(async () => {
        const made = await client.letters.make(inputOf({ kind, ...of }))
        const count = new Set(made.letters.map((letter) => letter.application ?? letter.title)).size
        if (count === 0) return tellDone(`没有要生成的${letterNames[kind].title}。`)
        tellMade(`已生成${letterNames[kind].title} ${count} 份`, made, host.canReveal)
        // Some are on record, and open rounds.
        await refreshAll()
      }),
    copy: (asked) =>
      once(async () => {
        const { text } = await client.letters.text(inputOf(asked))
        await copyText(text)
        await issue?.(asked, 'copied')
      }),
    preview,
  }
}

function inputOf({ kind, application, byDate }: LetterAsked) {
  return { kind, ...(application ? { applications: [application.id] } : {}), ...(byDate ? { byDate } : {}) }
}

async function shown(asked: LetterAsked, issue: Issue | undefined): Promise<ShownFile> {
  const { kind, application, byDate } = asked
  const { id, files, missingCharacters } = await client.letters.preview({
    kind,
    ...(application ? { application: application.id } : {}),
    ...(byDate ? { byDate } : {}),
  })
  const pdf = files.find((file) => file.endsWith('.pdf')) ?? ''
  const docx = files.find((file) => file.endsWith('.docx'))
  return {
    title: [letterNames[kind].title, application?.name].filter(Boolean).join('：'),
    address: previewAddress(id, pdf),
    name: pdf,
    print: { preview: { id, file: pdf } },
    ...(issue && goesOut(kind) ? { onIssue: onceOnly((way) => void issue(asked, way)) } : {}),
    ...(missingCharacters.length > 0
      ? { details: { findings: [lackingGlyphs(missingCharacters, '，或用 Word 版打印')] } }
      : {}),
    ...(docx ? { docxAddress: previewAddress(id, docx) } : {}),
  }
}

/** The same letter printed and taken along has gone out once. */
function onceOnly<T>(act: (of: T) => void): (of: T) => void {
  let done = false
  return (of) => {
    if (!done) act(of)
    done = true
  }
}
