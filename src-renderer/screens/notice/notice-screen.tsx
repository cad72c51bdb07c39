import { Alert, Button, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { client, problemOf } from '../../lib/client.ts'
import { desk, useOpenDesk } from '../../lib/desk.ts'
import { placeOf } from '../../lib/download.ts'
import { correctNoticePath, newBatchPath, nextNoticePath } from '../../lib/places.ts'
import { tellDone, tellProblem, toRead } from '../../lib/tell.ts'
import { Loading } from '../../parts/loading.tsx'
import { NoticeText } from '../../parts/notice/notice-text.tsx'
import { ReadClause } from '../../parts/notice/read-clause.ts'
import { WorkbookButton } from '../../parts/notice/workbook-button.tsx'
import { Screen } from '../../parts/screen.tsx'
import { CategoryPoints } from './category-points.tsx'
import { CommonPoints } from './common-points.tsx'
import classes from './notice.module.css'

/** 通知要点: the notice on one page, with its own text beside it, opened at a clause where one was followed here. */
export default function NoticeScreen({ clause }: { readonly clause?: string | undefined }) {
  const { scheme } = useOpenDesk()
  const { data: notice, error } = useQuery(desk.notices.current.queryOptions())
  const [category, setCategory] = useState(scheme.categories[0]?.id ?? '')
  const shown = scheme.categories.find(({ id }) => id === category) ?? scheme.categories[0]
  const write = useMutation({
    mutationFn: () => client.notices.export(),
    onSuccess: (made) => tellDone(`方案包已导出：${placeOf(made)}`, toRead),
    onError: tellProblem,
  })
  if ((!notice && !error) || !shown) return <Loading />
  return (
    <Screen
      title="通知要点"
      about={`${scheme.title}（${scheme.documentNumber}）`}
      actions={
        <>
          <Button variant="default" loading={write.isPending} onClick={() => write.mutate()}>
            导出方案包
          </Button>
          <WorkbookButton />
          <Button variant="default" component={Link} href={correctNoticePath}>
            方案有更正
          </Button>
          <Button variant="default" component={Link} href={nextNoticePath}>
            沿用到下一年
          </Button>
          <Button variant="default" component={Link} href={newBatchPath}>
            新建批次
          </Button>
        </>
      }
    >
      <div className={classes.beside}>
        {/* The text stands beside them. */}
        <ReadClause value={undefined}>
          <div className={classes.points}>
            <CommonPoints scheme={scheme} />
            <SegmentedControl
              aria-label="类别"
              data={scheme.categories.map(({ id, title }) => ({ value: id, label: title }))}
              value={shown.id}
              onChange={setCategory}
            />
            <CategoryPoints scheme={scheme} category={shown} />
          </div>
        </ReadClause>
        {notice ? (
          <div className={classes.original}>
            <NoticeText
              title={scheme.title}
              text={notice.text}
              hasPdf={notice.files.some(({ file }) => file === 'notice.pdf')}
              clause={clause && decoded(clause)}
            />
          </div>
        ) : (
          <Alert color="red" title="打不开通知原文">
            {problemOf(error)?.message}
          </Alert>
        )}
      </div>
    </Screen>
  )
}

/** The address may come decoded already. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
