import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronUp } from '@tabler/icons-react'
import { Link } from 'wouter'
import { rolesText } from '../../src-domain/people/officer.ts'
import { useOpenDesk } from '../lib/desk.ts'
import { endSitting } from '../lib/sitting.ts'
import classes from './frame.module.css'

/** Who is signed in, and the way to let another in; nothing on a desk without people. */
export function OfficerMenu() {
  const { officer } = useOpenDesk()
  if (!officer) return null
  return (
    <Menu position="top-end" shadow="none" withinPortal transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <UnstyledButton
          className={classes.officer}
          aria-label={`登录的是${officer.name}（${rolesText(officer.roles)}）`}
        >
          {officer.name}（{rolesText(officer.roles)}）<IconChevronUp size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => endSitting()}>{officer.hasPassword ? '锁定或换人' : '换人'}</Menu.Item>
        <Menu.Item component={Link} href="/settings">
          人员和密码
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
