import { Alert, Button, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, type ReactNode, useState } from 'react'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { printedFor } from '../../../src-domain/edition/empty-cells.ts'
import { recommendersIn } from '../../../src-domain/schemes/scheme.ts'
import { checkEmail } from '../../../src-domain/text/contacts.ts'
import { plain } from '../../../src-domain/text/normalise.ts'
import { client, problemOf } from '../../lib/client.ts'
import { desk, refreshAll } from '../../lib/desk.ts'
import { nextNoticePath } from '../../lib/places.ts'
import { closeProblems, tellProblem } from '../../lib/tell.ts'
import { BadPlace } from './bad-place.tsx'
import { type GivenPackage, GivenPackageChoice } from './given-package.tsx'
import { RestoreStart } from './restore-start.tsx'

/** The first start: a new batch, a data folder from before, or a copy of one. */
export function SetupScreen() {
  const { data: state } = useQuery(desk.desk.state.queryOptions())
  const [scheme, setScheme] = useState<string>()
  const [district, setDistrict] = useState<string | null>(null)
  const [texts, setTexts] = useState({ recommender: '', preparer: '', phone: '', email: '' })
  const [tried, setTried] = useState(false)
  const [folder, setFolder] = useState<string>()
  const [restoring, setRestoring] = useState<boolean>()
  const create = useMutation(desk.desk.create.mutationOptions({ onSuccess: refreshAll }))
  const open = useMutation(desk.desk.open.mutationOptions({ onSuccess: refreshAll }))
  const [taken, setTaken] = useState<GivenPackage>()
  if (state?.kind !== 'none') return null
  const byPackage = scheme === fromPackage
  const chosen = byPackage ? taken && offerOf(taken) : (state.schemes.find((s) => s.id === scheme) ?? state.schemes[0])
  const path = folder ?? state.folder.path
  const error = create.error ?? open.error
  const refused = error && problemOf(error)
  const email = texts.email.trim() === '' ? undefined : checkEmail(plain(texts.email))
  const badEmail = email?.ok === false ? email.reason : undefined

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    const lacking = event.currentTarget.querySelector<HTMLElement>('[data-lacking]')
    if (lacking) return lacking.focus()
    if (!chosen || !district) return
    open.reset()
    create.mutate({
      ...(taken && byPackage ? { draft: { from: taken.from } } : { scheme: chosen.id }),
      district,
      recommender: texts.recommender.trim(),
      preparer: texts.preparer.trim(),
      phone: texts.phone.trim(),
      email: texts.email.trim(),
      folder: path,
    })
  }
  /** A text that has to be given; what is lacking is said beside it once one has tried without. */
  const given = (name: keyof typeof texts) => ({ ...typed(name), ...lacks(texts[name].trim() === '') })
  const typed = (name: keyof typeof texts) => ({
    value: texts[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTexts({ ...texts, [name]: event.currentTarget.value }),
  })
  const lacks = (empty: boolean) => ({
    withAsterisk: true,
    'data-lacking': empty || undefined,
    error: tried && empty ? '请填写' : undefined,
  })
  const choose = async (title: string) => (await client.host.chooseFolder({ title }).catch(tellProblem)) ?? undefined

  const openExisting = async (title: string, then?: () => void) => {
    const existing = state.host.canChooseFolder ? await choose(title) : path
    create.reset()
    if (existing) open.mutate({ folder: existing }, { onSuccess: () => then?.() })
  }

  if (restoring ?? state.refused !== undefined) {
    return (
      <Start wide>
        <RestoreStart
          folder={state.folder.path}
          refused={state.refused}
          canChooseFolder={state.host.canChooseFolder}
          onBack={() => {
            closeProblems()
            setRestoring(false)
          }}
        />
      </Start>
    )
  }

  return (
    <Start>
      <form onSubmit={submit} noValidate>
        <Stack>
          <div>
            <Title order={1} size="h2">
              新建批次
            </Title>
            <Text c="dimmed">填一次，汇总表的表头就都有了；以后可在设置里修改。</Text>
          </div>
          <Select
            label="遴选方案"
            description={byPackage ? undefined : chosen?.source}
            data={[
              ...state.schemes.map((s) => ({ value: s.id, label: `${s.title}（${s.documentNumber}）` })),
              { value: fromPackage, label: '别处交来的方案包或表格…' },
            ]}
            value={byPackage ? fromPackage : (chosen?.id ?? null)}
            onChange={(value) => setScheme(value ?? undefined)}
            allowDeselect={false}
          />
          {byPackage && (
            <GivenPackageChoice canChooseFolder={state.host.canChooseFolder} taken={taken} onTaken={setTaken} />
          )}
          <Select
            label="所在地区"
            data={[...(chosen?.districts ?? [])]}
            value={district}
            onChange={setDistrict}
            searchable
            {...lacks(!district)}
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
          <Group align="flex-end" wrap="nowrap">
            <TextInput
              label="数据文件夹"
              description="这台电脑上存放本批次全部资料的地方"
              value={path}
              onChange={(event) => setFolder(event.currentTarget.value)}
              flex={1}
            />
            {state.host.canChooseFolder && (
              <Button variant="default" onClick={async () => setFolder((await choose('选择数据文件夹')) ?? folder)}>
                选择
              </Button>
            )}
          </Group>
          <BadPlace folder={path} />
          {refused && <Alert color="red">{refused.message}</Alert>}
          <Group justify="space-between">
            <Button variant="default" loading={open.isPending} onClick={() => openExisting('打开已有的数据文件夹')}>
              打开已有的数据文件夹
            </Button>
            <Button
              variant="default"
              onClick={() =>
                openExisting('上一批的数据文件夹', () => {
                  location.hash = nextNoticePath
                })
              }
            >
              沿用上一批
            </Button>
            <Button variant="default" onClick={() => setRestoring(true)}>
              从备份恢复
            </Button>
            <Button type="submit" loading={create.isPending}>
              新建批次
            </Button>
          </Group>
        </Stack>
      </form>
    </Start>
  )
}

/** Stands in the list of schemes for one that comes as a package. */
const fromPackage = '方案包'

/** A package as the program's own are offered. */
function offerOf({ notice: { id, scheme } }: GivenPackage) {
  const emailFor = printedFor(scheme.summary, 'email').map((category) => categoryTitle(scheme, category))
  return { id, source: scheme.source, districts: recommendersIn(scheme.region), emailFor }
}

function Start({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <Stack align="center" justify="center" mih="100dvh" p="lg" bg="var(--desk)">
      <Paper component="main" p="xl" w={wide ? 760 : 640} maw="100%" withBorder>
        {children}
      </Paper>
    </Stack>
  )
}
