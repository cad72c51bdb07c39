import { Title } from '@mantine/core'
import { packagePaths } from '../../../src-domain/edition/package-layout.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import type { Submission } from '../../lib/submission.ts'
import classes from './package-tree.module.css'

/** Folders unfolded from the start; more would be a list nobody reads. */
const fewApplicants = 4

/** The package as the city will see it, in rank order; what is not there yet is said to be missing. */
export function PackageTree({ state }: { readonly state: Submission }) {
  const { scheme } = useOpenDesk()
  const { recommended, scan } = state
  if (recommended.length === 0) return null
  return (
    <aside className={classes.tree} aria-label="报送包的目录">
      <Title order={2} size="h5" mb={6}>
        报送包的目录
      </Title>
      <ul>
        <File name={packagePaths.summary} there={state.sheet !== undefined} />
        <File name={packagePaths.summaryPdf} there={state.summary !== undefined} />
        {scan ? (
          scan.files.map(({ scan: id, index, file }, i) => (
            <File key={`${id}/${index}`} name={scanName(file, i, scan.files.length)} there />
          ))
        ) : (
          <File name="推荐汇总表_盖章扫描件" there={false} lacking="未收回" />
        )}
        {scan && scan.missing.length > 0 && (
          <File name={`推荐汇总表_盖章扫描件，第 ${scan.missing.join('、')} 页`} there={false} lacking="未收回" />
        )}
        {scheme.categories.map(({ id, title }) => {
          const books = state.books.filter(({ row }) => row.category === id)
          return books.length === 0 ? null : (
            <li key={id}>
              {title}/
              <ul>
                {books.map(({ row, product }) => (
                  <li key={row.id}>
                    <details open={recommended.length <= fewApplicants}>
                      <summary>
                        {String(row.rank).padStart(2, '0')}_{row.name}/
                      </summary>
                      <ul>
                        <File name="申报书.pdf" there={product !== undefined} />
                        <File name="申报书_原件.docx" there />
                        <File name="附件/" there />
                      </ul>
                    </details>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
        <File name={[packagePaths.list, packagePaths.manifest, packagePaths.sums].join('、')} there />
      </ul>
    </aside>
  )
}

function File({
  name,
  there,
  lacking = '未生成',
}: {
  readonly name: string
  readonly there: boolean
  readonly lacking?: string
}) {
  return (
    <li>
      <span className={there ? undefined : classes.lacking}>{name}</span>
      {!there && <em>{lacking}</em>}
    </li>
  )
}

/** As the package names them: numbered where there are several. */
function scanName(file: string, index: number, files: number): string {
  const extension = file.slice(file.lastIndexOf('.')).toLowerCase()
  return `推荐汇总表_盖章扫描件${files > 1 ? `_${index + 1}` : ''}${extension}`
}
