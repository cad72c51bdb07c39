import { Button, Group, Select, Title } from '@mantine/core'
import { useState } from 'react'
import { megabyte, type PartSize, partSizes, usualPartSize } from '../../../src-domain/delivery/mail-parts.ts'
import { mailText } from '../../../src-domain/delivery/mail-text.ts'
import { fileSize } from '../../../src-domain/text/file-size.ts'
import { productAddress } from '../../lib/addresses.ts'
import { client } from '../../lib/client.ts'
import { copyText } from '../../lib/copy-text.ts'
import { useOpenDesk } from '../../lib/desk.ts'
import type { Submission } from '../../lib/submission.ts'
import { tellDone, tellProblem } from '../../lib/tell.ts'
import { BusyButton } from '../../parts/busy-button.tsx'
import classes from './deliver.module.css'
import type { Making } from './use-making.tsx'

/** The package for a mailbox, which others may look into: encrypted, in parts that it takes. */
export function MailForm({ state, making }: { readonly state: Submission; readonly making: Making }) {
  const { scheme, batch, host } = useOpenDesk()
  const { current, mailParts } = state
  const { mailbox } = scheme.delivery
  const [size, setSize] = useState<PartSize>(usualPartSize)
  const [password, setPassword] = useState<string>()
  const make = async () => {
    setPassword(undefined)
    const made = await making.start('mail', '加密并分卷', (signal) =>
      client.delivery.mail({ partSize: size }, { signal }),
    )
    if (!made) return
    setPassword(made.password)
    tellDone(`已加密，分成 ${made.parts.length} 份，并用密码读回核对`)
  }
  const show = () => client.delivery.password().then((answer) => setPassword(answer.password), tellProblem)
  const copyMail = async () => {
    await copyText(mailText(scheme, batch, { mark: current?.mark ?? '', parts: mailParts.length }))
    tellDone('邮件正文已复制，密码不在里面')
  }
  const [first] = mailParts
  const large = mailParts.filter((part) => part.size > size * megabyte)
  return (
    <section className={classes.part} aria-label="发电子邮件">
      <Title order={3} size="h6">
        发电子邮件{mailbox ? `：${mailbox}` : ''}
      </Title>
      <Group align="flex-end" gap="xs">
        <Select
          label="每份不超过"
          data={partSizes.map((each) => ({ value: `${each}`, label: `${each} MB` }))}
          value={`${size}`}
          allowDeselect={false}
          onChange={(value) => setSize(partSizes.find((each) => `${each}` === value) ?? usualPartSize)}
          w={120}
        />
        <BusyButton variant="default" busy={making.busy} onClick={make}>
          {first ? '重新加密分卷' : '加密分卷'}
        </BusyButton>
        {first && (
          <>
            <Button variant="default" onClick={copyMail}>
              复制邮件正文
            </Button>
            {host.canReveal && (
              <Button variant="default" onClick={() => client.host.reveal({ product: first.id }).catch(tellProblem)}>
                打开所在文件夹
              </Button>
            )}
          </>
        )}
      </Group>
      {making.progressOf('mail')}
      {first && (
        <>
          <ul className={classes.files}>
            {mailParts.map(({ id, name, size }) => (
              <li key={id}>
                <a href={productAddress(id)} download={name}>
                  {name}
                </a>{' '}
                {fileSize(size)}
              </li>
            ))}
          </ul>
          {large.length > 0 && (
            <p className={classes.large}>
              ! 有 {large.length} 份超过 {size} MB：里面的一个文件就这么大。请作为超大附件发，或改用 U 盘。
            </p>
          )}
          <p className={classes.password}>
            {password === undefined ? (
              <Button variant="default" size="compact-md" onClick={show}>
                再看一次密码
              </Button>
            ) : (
              <>
                密码（含短横）<output aria-label="密码">{password}</output>
                请打电话告知，不要写进邮件。
              </>
            )}
          </p>
        </>
      )}
    </section>
  )
}
