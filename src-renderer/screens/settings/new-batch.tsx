import { Alert, Anchor, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, type ReactNode, useState } from 'react'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { printedFor } from '../../../src-domain/edition/empty-cells.ts'
import { recommendersIn } from '../../../src-domain/schemes/lookup.ts'
import { checkEmail } from '../../../src-domain/text/contacts.ts'
import { plain } from '../../../src-domain/text/normalise.ts'
import { offeredAddress } from '../../lib/addresses.ts'
import { problemOf } from '../../lib/client.ts'
import { desk } from '../../lib/desk.ts'
import { Loading } from '../../parts/loading.tsx'
import { DataFolderField } from './data-folder-field.tsx'
import { type GivenNotice, GivenNoticeChoice } from './given-notice.tsx'

/** What the summary prints above its tables. */
export type Texts = {
  readonly recommender: string
  readonly preparer: string
  readonly phone: string
  readonly email: string
}

/** A new batch: its notice, of the program or given, whose batch it is, and where it lies. */
export function NewBatch({
  canChooseFolder,
  proposed,
  own,
  problem,
  others,
  onCreate,
  onCreated,
}: {
  readonly canChooseFolder: boolean
  /** The folder proposed for a batch of the notice with this short title. */
  readonly proposed: (notice: string) => string
  /** Of the batch that is open. */
  readonly own?: Texts & { readonly district: string }
  /** Why something else that is offered here did not work. */
  readonly problem?: string | undefined
  /** What else can be done here, with the folder that is named. */
  readonly others?: (folder: string) => ReactNode
  readonly onCreate?: () => void
  readonly onCreated: () => void
}) {
  const { data: offered } = useQuery(desk.notices.offered.queryOptions())
  const [scheme, setScheme] = useState<string>()
  const [district, setDistrict] = useState<string | null>(own?.district ?? null)
  const [texts, setTexts] = useState<Texts>(own ?? { recommender: '', preparer: '', phone: '', email: '' })
  const [tried, setTried] = useState(false)
  const [folder, setFolder] = useState<string>()
  const [taken, setTaken] = useState<GivenNotice>()
  const create = useMutation(desk.desk.create.mutationOptions({ onSuccess: onCreated }))
  if (!offered) return <Loading />
  const byPackage = scheme === fromPackage
  const chosen = byPackage ? taken && offerOf(taken) : (offered.find((s) => s.id === scheme) ?? offered[0])
  // Another notice may have other recommenders.
  const ours = chosen?.districts.includes(district ?? '') ? district : null
  const path = folder ?? proposed(chosen?.shortTitle ?? '')
  const refused = create.error ? problemOf(create.error)?.message : problem
  const email = texts.email.trim() === '' ? undefined : checkEmail(plain(texts.email))
  const badEmail = email?.ok === false ? email.reason : undefined

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    const lacking = event.currentTarget.querySelector<HTMLElement>('[data-lacking]')
    if (lacking) return lacking.focus()
    if (!chosen || !ours) return
    onCreate?.()
    create.mutate({
      ...(taken && byPackage ? { draft: { from: taken.from } } : { scheme: chosen.id }),
      district: ours,
      recommender: texts.recommender.trim(),
      preparer: texts.preparer.trim(),
      phone: texts.phone.trim(),
      email: texts.email.trim(),
      folder: path,
    })
  }
  /** A text that has to be given; what is lacking is said beside it once one has tried without. */
  const given = (name: keyof Texts) => ({ ...typed(name), ...lacks(texts[name].trim() === '') })
  const typed = (name: keyof Texts) => ({
    value: texts[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTexts({ ...texts, [name]: event.currentTarget.value }),
  })
  const lacks = (empty: boolean) => ({
    withAsterisk: true,
    'data-lacking': empty || undefined,
    error: tried && empty ? '请填写' : undefined,
  })

  return (
    <form onSubmit={submit} noValidate aria-label="新建批次">
      <Stack>
        <Select
          label="遴选方案"
          description={byPackage ? undefined : chosen?.source}
          data={[
            ...offered.map((s) => ({ value: s.id, label: `${s.title}（${s.documentNumber}）` })),
            { value: fromPackage, label: '别处交来的方案包或表格…' },
          ]}
          value={byPackage ? fromPackage : (chosen?.id ?? null)}
          onChange={(value) => setScheme(value ?? undefined)}
          allowDeselect={false}
        />
        {byPackage && <GivenNoticeChoice canChooseFolder={canChooseFolder} taken={taken} onTaken={setTaken} />}
        {!byPackage && chosen && (
          <Text size="sm">
            要先看看、改一改这个方案，可以导出：
            <Anchor href={offeredAddress(chosen.id, 'xlsx')} download underline="always" inherit>
              表格（XLSX）
            </Anchor>
            、
            <Anchor href={offeredAddress(chosen.id, 'zip')} download underline="always" inherit>
              方案包（ZIP）
            </Anchor>
            ；改好以后在上面选“别处交来的方案包或表格…”。
          </Text>
        )}
        <Select
          label="所在地区"
          data={[...(chosen?.districts ?? [])]}
          value={ours}
          onChange={setDistrict}
          searchable
          // What is typed has its first match marked, and Enter takes it, also where it comes before the mark.
          selectFirstOptionOnChange
          allowDeselect={false}
          onKeyDown={(event) => {
            const typed = event.currentTarget.value.trim()
            const isMarked = event.currentTarget.hasAttribute('aria-activedescendant')
            if (event.key !== 'Enter' || isMarked || typed === (ours ?? '')) return
            event.preventDefault()
            setDistrict(chosen?.districts.find((name) => name.includes(typed)) ?? ours)
          }}
          openOnFocus={false}
          autoFocus={!own}
          {...lacks(!ours)}
        />
        <TextInput label="推荐单位" placeholder="汇总表上盖章的单位全称" {...given('recommender')} />
        <Group grow align="flex-start">
          <TextInput label="填报人" {...given('preparer')} />
          <TextInput label="联系电话" {...given('phone')} />
        </Group>
        {chosen && chosen.emailFor.length > 0 && (
          <TextInput
            label="电子邮箱"
            description={`汇总表的“${chosen.emailFor.join('、')}”一栏要印；现在没有的，以后在设置里填写`}
            {...typed('email')}
            data-lacking={badEmail !== undefined || undefined}
            error={tried && badEmail}
          />
        )}
        <DataFolderField
          description="这台电脑上存放本批次全部资料的地方"
          folder={path}
          canChoose={canChooseFolder}
          onFolder={setFolder}
        />
        {refused && <Alert color="red">{refused}</Alert>}
        <Group justify="space-between">
          {others?.(path)}
          <Button type="submit" loading={create.isPending} ml="auto">
            新建批次
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Stands in the list of schemes for one that comes as a package. */
const fromPackage = '方案包'

/** A package as the program's own are offered. */
function offerOf({ notice: { id, scheme } }: GivenNotice) {
  const emailFor = printedFor(scheme.summary, 'email').map((category) => categoryTitle(scheme, category))
  return {
    id,
    shortTitle: scheme.shortTitle,
    source: scheme.source,
    districts: recommendersIn(scheme.region),
    emailFor,
  }
}
