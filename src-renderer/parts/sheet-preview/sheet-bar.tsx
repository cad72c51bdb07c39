import { ActionIcon, Button, Menu, SegmentedControl, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconList } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { PdfNature } from './pdf-nature.ts'
import classes from './sheet-preview.module.css'
import { firstOf, type Row, type Zoom } from './spreads.ts'

/** Leafing: by contents, by page, and how the pages lie. */
export function SheetBar({
  pages,
  page,
  nature,
  rows,
  row,
  goTo,
  zoom,
  setZoom,
  open,
  setOpen,
}: {
  readonly pages: number
  readonly page: number
  readonly nature: PdfNature
  readonly rows: readonly Row[]
  readonly row: number
  readonly goTo: (page: number) => void
  readonly zoom: Zoom
  readonly setZoom: (zoom: Zoom) => void
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
}) {
  return (
    <div className={classes.bar} role="toolbar" aria-label="翻页">
      {nature.bookmarks.length > 1 && <Contents nature={nature} goTo={goTo} />}
      <ActionIcon
        variant="default"
        size={30}
        aria-label="前一页"
        disabled={row === 0}
        onClick={() => goTo(firstOf(rows[row - 1]))}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <PageNumber page={page} pages={pages} goTo={goTo} />
      <ActionIcon
        variant="default"
        size={30}
        aria-label="后一页"
        disabled={row === rows.length - 1}
        onClick={() => goTo(firstOf(rows[row + 1]))}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      {nature.bound && (
        <SegmentedControl
          size="xs"
          aria-label="纸面排法"
          data={[
            { value: 'open', label: '摊开' },
            { value: 'single', label: '单页' },
          ]}
          value={open ? 'open' : 'single'}
          onChange={(value) => setOpen(value === 'open')}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label="大小"
        data={[
          { value: 'page', label: '整页' },
          { value: 'width', label: '页宽' },
        ]}
        value={zoom}
        onChange={(value) => setZoom(value as Zoom)}
      />
      {nature.printing && <span className={classes.printing}>{nature.printing}已写入 PDF</span>}
    </div>
  )
}

function Contents({ nature, goTo }: { readonly nature: PdfNature; readonly goTo: (page: number) => void }) {
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <Button variant="default" size="compact-md" leftSection={<IconList size={16} stroke={1.6} />}>
          目录
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" className={classes.contents}>
        {nature.bookmarks.map(({ title, page, depth }) => (
          <Menu.Item
            key={`${page}${depth}${title}`}
            pl={12 + 16 * depth}
            rightSection={<span className={classes.contentsPage}>{page}</span>}
            onClick={() => goTo(page)}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function PageNumber({
  page,
  pages,
  goTo,
}: {
  readonly page: number
  readonly pages: number
  readonly goTo: (page: number) => void
}) {
  const [typed, setTyped] = useState(String(page))
  useEffect(() => setTyped(String(page)), [page])
  const go = () => {
    const wanted = Number(typed)
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) goTo(wanted)
    else setTyped(String(page))
  }
  return (
    <span className={classes.pageNumber}>
      <TextInput
        size="xs"
        w={52}
        aria-label={`页码，共 ${pages} 页`}
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      / {pages} 页
    </span>
  )
}
