import { Alert, getDefaultZIndex, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { problemOf } from '../../lib/client.ts'
import { desk, useOpenDesk } from '../../lib/desk.ts'
import { Loading } from '../loading.tsx'
import classes from './notice-text.module.css'
import { NoticeText } from './notice-text.tsx'
import { ReadClause } from './read-clause.ts'

/** The notice is read over whatever cites it, a dialog too: what is half typed there stays. */
export function ClauseReader({ children }: { readonly children: ReactNode }) {
  const [clause, setClause] = useState('')
  const [opened, setOpened] = useState(false)
  const close = useCallback(() => setOpened(false), [])
  const read = useCallback((clause: string) => {
    setClause(clause)
    setOpened(true)
  }, [])
  const [location] = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the arrival elsewhere that counts
  useEffect(close, [location])
  useEscapeFirst(opened, close)
  return (
    <ReadClause value={read}>
      {children}
      <Modal
        opened={opened}
        onClose={close}
        closeOnEscape={false}
        title="通知原文"
        size={760}
        zIndex={getDefaultZIndex('overlay')}
      >
        <Read clause={clause} />
      </Modal>
    </ReadClause>
  )
}

function Read({ clause }: { readonly clause: string }) {
  const { scheme } = useOpenDesk()
  const { data: notice, error } = useQuery(desk.notices.current.queryOptions())
  if (error) {
    return (
      <Alert color="red" title="打不开通知原文">
        {problemOf(error)?.message}
      </Alert>
    )
  }
  if (!notice) return <Loading />
  return (
    <div className={classes.over}>
      <NoticeText
        title={scheme.title}
        text={notice.text}
        hasPdf={notice.files.some(({ file }) => file === 'notice.pdf')}
        clause={clause}
      />
    </div>
  )
}

/** Escape closes what lies on top. Dialogs listen on the window; a layout effect of the root is there before them. */
function useEscapeFirst(opened: boolean, close: () => void): void {
  const isOpen = useRef(opened)
  isOpen.current = opened
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || !isOpen.current) return
      event.stopImmediatePropagation()
      close()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [close])
}
