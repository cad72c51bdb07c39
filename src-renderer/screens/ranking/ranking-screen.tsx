import { Button, SegmentedControl, Text, TextInput } from '@mantine/core'
import { type CSSProperties, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { decidingHead } from '../../../src-domain/ranking/deciding.ts'
import { quotasOf } from '../../../src-domain/ranking/quotas.ts'
import { suggestedBy } from '../../../src-domain/ranking/ranking.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Category, CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { LetterButtons } from '../../letters/letter-buttons.tsx'
import { useOpenDesk } from '../../lib/desk.ts'
import { comparePath, meetingPath } from '../../lib/places.ts'
import { UndoPlace } from '../../lib/undo/undo.tsx'
import { useCategory } from '../../lib/use-category.ts'
import { Empty } from '../../parts/empty.tsx'
import { ListMenu } from '../../parts/lists/list-menu.tsx'
import { QuotaBars, useQuotaUses } from '../../parts/quotas/quota-bars.tsx'
import { Screen } from '../../parts/screen.tsx'
import { shownFigures, widthsOf } from './figures.ts'
import classes from './ranking.module.css'
import { RankingHistory } from './ranking-history.tsx'
import { RankingList } from './ranking-list.tsx'
import { RecommendAll } from './recommend-all.tsx'
import { useRanking } from './use-ranking.ts'

/** The recommended in the order they will be printed, and the minutes of how it came about. */
export default function RankingScreen() {
  const { scheme } = useOpenDesk()
  const [category, setCategory] = useCategory('ranking.category')
  return (
    <UndoPlace id={`ranking ${category}`} name={`${categoryOf(scheme, category).title}排序`}>
      <Board category={category} onCategory={setCategory} />
    </UndoPlace>
  )
}

const asked: Readonly<Record<Category['ranking'], string>> = {
  required: '通知要求这一类排出先后。',
  allowed: '通知没有要求这一类排序，不排的按推荐的先后。',
}

function Board({
  category,
  onCategory,
}: {
  readonly category: CategoryId
  readonly onCategory: (category: CategoryId) => void
}) {
  const { scheme } = useOpenDesk()
  const ranking = useRanking(category)
  const ofCategory = categoryOf(scheme, category)
  const quotas = quotasOf(scheme, category, useQuotaUses())
  const asksMode = ofCategory.modeFields.length > 0
  const figures = shownFigures(ranking.candidate([...ranking.recommended, ...ranking.waiting][0] ?? ''))
  const [compared, setCompared] = useState<readonly string[]>([])
  const [, go] = useLocation()
  const [left, right] = compared

  const compare = (id: string) =>
    setCompared((chosen) => (chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id].slice(-2)))
  const none = ranking.loaded && ranking.recommended.length + ranking.waiting.length === 0

  return (
    <Screen
      title="排序"
      about={
        <>
          {asked[ofCategory.ranking]}
          <span className={classes.keys}>
            序号就是汇总表上的序号。可拖动；Alt+↑↓ 移动，数字键移到第 N 位，Enter 推荐，Delete 撤销推荐。
          </span>
        </>
      }
      actions={
        <>
          <SegmentedControl
            aria-label="类别"
            value={category}
            onChange={(value) => {
              onCategory(value as CategoryId)
              setCompared([])
            }}
            data={scheme.categories.map((c) => ({ value: c.id, label: c.title }))}
          />
          <ListMenu
            count={ranking.recommended.length + ranking.waiting.length}
            asked={() => ({ list: 'ranking', category })}
          />
          <Button variant="default" component={Link} href={meetingPath}>
            评委排序和理由
          </Button>
          <LetterButtons step="ranking" />
        </>
      }
    >
      {none ? (
        <Empty title="还没有初审通过的申报" text="初审全部了结的申报会出现在这里，再推荐、排先后。">
          <Button component={Link} href="/findings">
            去初审
          </Button>
        </Empty>
      ) : (
        <div className={classes.board} style={{ '--figures': widthsOf(figures) } as CSSProperties}>
          <section aria-label="推荐排序" className={classes.main}>
            <div className={classes.tools}>
              <TextInput
                className={classes.reason}
                aria-label="调整理由"
                placeholder="调整理由（只记在下一次移动上）"
                value={ranking.reason}
                onChange={(event) => ranking.setReason(event.currentTarget.value)}
              />
              <RecommendAll />
              <Button
                variant="default"
                disabled={ranking.suggested.join() === ranking.recommended.join()}
                onClick={() => ranking.takeSuggestion()}
                title={`按${suggestedBy(scheme, ofCategory) ?? '收件的先后'}，只是建议`}
              >
                采用建议顺序
              </Button>
              <Button
                variant="default"
                disabled={!left || !right}
                onClick={() => left && right && go(comparePath(left, right))}
              >
                比较选中的两件
              </Button>
            </div>
            {quotas.length > 0 && <QuotaBars uses={quotas} />}
            <div className={classes.columns} aria-hidden="true">
              <span>序号</span>
              <span>{asksMode ? `名称、${scheme.modesTitle}` : '名称'}</span>
              {figures.map((told) => (
                <span key={told.head} title={told.kind === 'figure' ? told.group : undefined}>
                  {told.kind === 'trend' ? told.head.replace('\n', '') : decidingHead(told)}
                </span>
              ))}
              <span>比较</span>
            </div>
            <RankingList
              ranking={ranking}
              lacksMode={asksMode ? `${scheme.modesTitle}待补录` : ''}
              compared={compared}
              onCompare={compare}
            />
          </section>
          <aside className={classes.margin} aria-label="排序经过">
            <Text fw={600}>排序经过</Text>
            <RankingHistory category={category} />
          </aside>
        </div>
      )}
    </Screen>
  )
}
