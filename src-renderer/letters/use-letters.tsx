import type { ReactNode } from 'react'
import { type LetterKind, letterOf } from '../../src-domain/letters/kinds.ts'
import { previewAddress } from '../lib/addresses.ts'
import { client } from '../lib/client.ts'
import { desk, queryClient, useOpenDesk } from '../lib/desk.ts'
import { tellDone } from '../lib/tell.ts'
import { tellMade } from '../lib/tell-made.tsx'
import { lackingGlyphs } from '../parts/sheet-preview/lacking-glyphs.ts'
import type { ShownFile } from '../parts/sheet-preview/shown-file.ts'
import { useSheetPreview } from '../parts/sheet-preview/use-sheet-preview.tsx'

/** A letter: about which application, else about all it is due for. */
export type LetterAsked = {
  readonly kind: LetterKind
  readonly application?: { readonly id: string; readonly name: string }
  /** 补正期限, ISO 8601 day. */
  readonly byDate?: string
}

export type Letters = {
  readonly busy: boolean
  /** Makes a letter and shows it. */
  readonly look: (asked: LetterAsked) => void
  /** Puts the letters into the folder for what is made, as Word and PDF. */
  readonly make: (asked: LetterAsked) => void
  /** To stand anywhere on the screen. */
  readonly preview: ReactNode
}

/** The letters where they are needed: to be looked at, printed and taken along; one at a time. */
export function useLetters(): Letters {
  const { host } = useOpenDesk()
  const { busy, once, look, preview } = useSheetPreview()
  return {
    busy,
    look: (asked) => look(() => shown(asked)),
    make: ({ kind, application, byDate }) =>
      once(async () => {
        const { folder, letters } = await client.letters.make({
          kind,
          ...(application ? { applications: [application.id] } : {}),
          ...(byDate ? { byDate } : {}),
        })
        const count = new Set(letters.map((letter) => letter.application ?? letter.title)).size
        if (count === 0) return tellDone(`没有要生成的${letterOf(kind).title}。`)
        tellMade(`已生成${letterOf(kind).title} ${count} 份`, folder, host.canReveal)
        // Some are on record.
        for (const part of [desk.events, desk.applications.history]) {
          void queryClient.invalidateQueries({ queryKey: part.key() })
        }
      }),
    preview,
  }
}

async function shown({ kind, application, byDate }: LetterAsked): Promise<ShownFile> {
  const { id, files, missingCharacters } = await client.letters.preview({
    kind,
    ...(application ? { application: application.id } : {}),
    ...(byDate ? { byDate } : {}),
  })
  const pdf = files.find((file) => file.endsWith('.pdf')) ?? ''
  const docx = files.find((file) => file.endsWith('.docx'))
  return {
    title: [letterOf(kind).title, application?.name].filter(Boolean).join('：'),
    address: previewAddress(id, pdf),
    name: pdf,
    print: { preview: { id, file: pdf } },
    ...(missingCharacters.length > 0
      ? { details: { findings: [lackingGlyphs(missingCharacters, '，或用 Word 版打印')] } }
      : {}),
    ...(docx ? { docxAddress: previewAddress(id, docx) } : {}),
  }
}
