import { writeFileSync, rmSync } from 'node:fs'
import { createDesk, applicationsOf, batchOf } from '../../use-cases/desk.ts'
import { importFolder } from '../../use-cases/import-folder.ts'
import { openReader } from '../reader/reader.ts'
import { editionContent } from '../../../src-domain/edition-content.ts'
import { bookText } from '../../../src-domain/book/book-text.ts'
import { findFaces } from './find-faces.ts'
import { makeBook } from './make-book.ts'
import { filePath } from '../../file-store.ts'
import { attachmentLimits } from './attachment-file.ts'
rmSync('/tmp/bookdesk',{recursive:true,force:true})
const d = createDesk('/tmp/bookdesk',{scheme:'shanghai-2023-batch5',district:'徐汇区',recommender:'徐汇区科学技术委员会',preparer:'x',phone:'1'})
if(!d.ok) throw d
const desk=d.value
const reader=openReader()
await importFolder(desk,'tests/fixtures/xuhui-intake',{reader})
await reader.close()
const faces = await findFaces(desk.scheme.print, process.argv[2]==='sys'?undefined:[])
console.log(faces.body.name, faces.headings.map(h=>h.name))
for (const a of applicationsOf(desk)) {
  if(process.argv[3] && !process.argv[3].split(',').includes(a.id)) continue
  const c = editionContent(desk.scheme, batchOf(desk), [{...a, rank:1}])
  const entry = c.sections.flatMap(s=>s.entries)[0]!
  const text = bookText(desk.scheme,{category:a.category,entry,recommender:c.recommender, ...(process.argv[4]?{}:{edition:{number:1,hash:'7f3a91c2'.padEnd(64,'0')}})})
  const t=performance.now()
  const b = await makeBook({text,faces,paths:Object.fromEntries(entry.attachments.map(x=>[x.sha256,filePath(desk.store.folder,x.sha256)])),limits:attachmentLimits})
  console.log(a.id,a.folder,b.pages,b.pdf.length,b.parts.map(p=>p.title+p.page).join(' '),JSON.stringify(b.attachments),b.missingCharacters,Math.round(performance.now()-t)+'ms', Math.round(process.memoryUsage().rss/1e6))
  writeFileSync(`/tmp/book-${a.id}.pdf`,b.pdf)
}
process.exit(0)
