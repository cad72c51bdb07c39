import { PDFName } from '@cantoo/pdf-lib'
import { catalogOf, openOriginal, pageTree } from '../../reading/pdf/page-tree.ts'
import { saveObjects } from '../../reading/pdf/pdf-objects.ts'

const name = (text: string) => PDFName.of(text)

/** The same file with all its pages in one list that says how many there are, so that every viewer shows them. */
export async function withTreeInOrder(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await openOriginal(bytes)
  const { context } = document
  const { pages } = pageTree(document)
  const root = context.nextRef()
  const kids = pages.map((page) => {
    page.setParent(root)
    page.set(name('Type'), name('Page'))
    return context.register(page)
  })
  context.assign(root, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  catalogOf(document)?.set(name('Pages'), root)
  return saveObjects(document)
}
