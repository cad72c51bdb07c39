import { Menu, Popover } from '@mantine/core'
import { IconChevronDown, IconFileText } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { type LetterKind, letterNames } from '../../src-domain/letters/names.ts'
import { BusyButton } from '../parts/busy-button.tsx'
import { LetterChoice } from './letter-choice.tsx'
import { useIssue } from './use-issue.ts'
import { useLetters } from './use-letters.tsx'

/** 文书: the letters of an application or of all there are. What has to be settled before is asked at the button. */
export function LettersMenu({
  kinds,
  application,
  children,
}: {
  readonly kinds: readonly LetterKind[]
  readonly application?: { readonly id: string; readonly name: string }
  /** Further items. */
  readonly children?: ReactNode
}) {
  const { busy, look, make, copy, preview } = useLetters(useIssue())
  const button = useRef<HTMLButtonElement>(null)
  const [asking, setAsking] = useState<LetterKind>()
  const asks = (kind: LetterKind) => 'asks' in letterNames[kind] || application === undefined
  const of = application ? { application } : {}
  return (
    <>
      <Popover
        opened={asking !== undefined}
        onChange={(opened) => opened || setAsking(undefined)}
        position="bottom-end"
        width={340}
        withRoles={false}
        trapFocus
        // Back to the button: where the focus was went with the menu.
        onClose={() => button.current?.focus()}
        transitionProps={{ duration: 100 }}
      >
        <Popover.Target>
          <span>
            <Menu position="bottom-end" transitionProps={{ duration: 100 }} onClose={() => button.current?.focus()}>
              <Menu.Target>
                <BusyButton
                  ref={button}
                  variant="default"
                  busy={busy}
                  leftSection={<IconFileText size={16} stroke={1.6} />}
                  rightSection={<IconChevronDown size={14} stroke={1.6} />}
                >
                  文书
                </BusyButton>
              </Menu.Target>
              <Menu.Dropdown>
                {kinds.map((kind) => (
                  <Menu.Item key={kind} onClick={() => (asks(kind) ? setAsking(kind) : look({ kind, ...of }))}>
                    {letterNames[kind].title}
                    {asks(kind) && '…'}
                  </Menu.Item>
                ))}
                {children}
              </Menu.Dropdown>
            </Menu>
          </span>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={asking && letterNames[asking].title}>
          {asking && (
            <LetterChoice
              kind={asking}
              all={application === undefined}
              onLook={(chosen) => look({ kind: asking, ...chosen, ...of })}
              onMake={(chosen) => make({ kind: asking, ...chosen, ...of })}
              onCopy={(chosen) => copy({ kind: asking, ...chosen, ...of })}
              onClose={() => setAsking(undefined)}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {preview}
    </>
  )
}
