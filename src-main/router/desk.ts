import { basename } from 'node:path'
import { z } from 'zod'
import type { BatchRecord } from '../../db/batch.ts'
import { assemblyNames } from '../../src-domain/batch/assembly.ts'
import type { FullScheme } from '../../src-domain/checks/load-scheme.ts'
import { BatchField } from '../../src-domain/events/kinds/batch-changed.ts'
import { given } from '../../src-domain/given.ts'
import { active } from '../../src-domain/people/officer.ts'
import { isCityFolder } from '../city/city.ts'
import { confirmClock } from '../desk/batch/clock.ts'
import { today } from '../desk/batch/today.ts'
import { batchParticulars, updateBatch } from '../desk/batch/update-batch.ts'
import { listOfficers, type OfficerRow } from '../desk/people/officers.ts'
import { badPlaceOf } from '../files/folder-place.ts'
import { deskProcedure, procedure, signedIn } from './base.ts'
import type { Context } from './context.ts'
import { DraftInput, draftOf } from './drafts.ts'
import { Email, Line, Path, Phone } from './inputs.ts'
import { orThrow } from './problems.ts'

/** What the machine around the program can do; what it can't is not offered. */
export type HostState = {
  readonly kind: 'electron' | 'browser' | 'office'
  readonly canChooseFolder: boolean
  readonly canReveal: boolean
  /** Else the page prints a PDF itself. */
  readonly canPrint: boolean
}

/** Over the network its path is nobody's business, and empty. */
export type DataFolderState = { readonly path: string; readonly name: string }

export type DeskState =
  | {
      readonly kind: 'none'
      readonly host: HostState
      /** Proposed for a new batch. */
      readonly folder: DataFolderState
      /** Why that folder could not be opened, where there is something in it. */
      readonly refused?: string
    }
  | {
      /** There are people and nobody is signed in: only whose desk it is and who may sign in is told. */
      readonly kind: 'locked'
      readonly host: HostState
      readonly folder: DataFolderState
      readonly title: string
      readonly people: readonly Pick<OfficerRow, 'uid' | 'name' | 'roles' | 'hasPassword'>[]
    }
  | {
      /** 汇总: the city's desk. */
      readonly kind: 'city'
      readonly host: HostState
      readonly folder: DataFolderState
      readonly title: string
      readonly year: number
      readonly categories: readonly { readonly id: string; readonly title: string }[]
      readonly database: 'sqlite' | 'postgres'
    }
  | {
      readonly kind: 'open'
      readonly host: HostState
      readonly folder: DataFolderState
      /** Who is signed in, on a desk with people. */
      readonly officer?: OfficerRow
      readonly batch: BatchRecord
      /** Whole, with its calendar years: forms, checks and dates on screen are drawn from it. */
      readonly scheme: FullScheme
    }

const Name = z.string().trim().min(1).max(200)
const Particulars = z.strictObject({
  recommender: Name,
  preparer: Name,
  phone: Phone.pipe(z.string().min(1)),
  email: Email.optional(),
})

const LiaisonInput = z.strictObject({ name: Line, title: Line, phone: Phone, email: Email }).partial()

export const desk = {
  state: procedure.handler(({ context }): DeskState => deskState(context)),

  /**
   * Sets a new batch up, in the proposed folder if none is named: by a notice of the program, `scheme`, by a package
   * that lies at `notice`, or by a `draft` made of another, once it has passed its trial.
   */
  create: procedure
    .input(
      Particulars.extend({
        scheme: z.string().default(''),
        notice: Path.optional(),
        draft: DraftInput.optional(),
        liaison: LiaisonInput.optional(),
        assembly: z.enum(assemblyNames).optional(),
        district: z.string(),
        folder: Path.optional(),
      }),
    )
    .handler(async ({ context, input: { folder, email, notice: path, draft, liaison, assembly, ...batch } }) => {
      const { holder } = context
      const from = draft ?? (path === undefined ? undefined : { from: { path }, answers: {} })
      const notice = from && orThrow(await draftOf(from, context))
      const own = { ...batch, ...(email ? { email } : {}), ...given({ assembly, liaison: liaison && given(liaison) }) }
      orThrow(holder.create(folder ?? holder.folder(), own, notice))
      return deskState(context)
    }),

  /** Opens another data folder. */
  open: procedure.input(z.strictObject({ folder: Path })).handler(async ({ context, input: { folder } }) => {
    const { holder } = context
    orThrow<unknown>(isCityFolder(folder) ? await holder.openCity(folder) : holder.open(folder))
    return deskState(context)
  }),

  /** Changes the batch's particulars and the liaison contact; what is left out stays. */
  update: deskProcedure
    .input(
      Particulars.partial().extend({
        assembly: z.enum(assemblyNames).optional(),
        materialsOn: z.iso.date().or(z.literal('')).optional(),
        liaison: LiaisonInput.optional(),
        seen: z.partialRecord(BatchField, Line).optional(),
      }),
    )
    .handler(({ context: { desk, actor }, input: { liaison, ...input } }) => {
      const change = given({ ...input, liaison: liaison && given(liaison) })
      const { batch, step } = orThrow(updateBatch(desk, change, actor))
      return { ...batch, ...(step && { step }) }
    }),

  /** Why a folder, there or not yet, is a bad place for a data folder; null for a good one. */
  badPlace: procedure.input(z.strictObject({ folder: Path })).handler(async ({ input }) => {
    return (await badPlaceOf(input.folder)) ?? null
  }),

  today: deskProcedure.handler(({ context }) => today(context.desk)),

  /** Says that the machine's clock is right, whatever was recorded under another one. */
  confirmClock: deskProcedure.handler(({ context: { desk, actor } }) => orThrow(confirmClock(desk, actor))),
}

function deskState(context: Context): DeskState {
  const { holder, host, visit } = context
  const path = holder.folder()
  const common = {
    host: {
      kind: host.kind,
      canChooseFolder: host.chooseFolder !== undefined,
      canReveal: host.reveal !== undefined,
      canPrint: host.print !== undefined,
    },
    folder: { path: visit ? '' : path, name: basename(path) },
  }
  const desk = holder.desk()
  if (desk) {
    const { scheme } = desk
    const batch = batchParticulars(desk)
    const people = active(listOfficers(desk))
    const officer = people.find(({ uid }) => uid === signedIn(desk, context)?.uid)
    if (people.length === 0 || officer) return { kind: 'open', ...common, ...given({ officer }), batch, scheme }
    const title = `${batch.district} · ${scheme.shortTitle}（${scheme.year}）`
    return { kind: 'locked', ...common, title, people }
  }
  const city = holder.city()
  if (city) {
    const { shortTitle: title, year, categories } = city.head.scheme
    const told = categories.map(({ id, title }) => ({ id, title }))
    return { kind: 'city', ...common, title, year, categories: told, database: city.store.kind }
  }
  const refused = holder.refused()
  const reason = refused?.code === 'store-missing' ? undefined : refused?.message
  return { kind: 'none', ...common, ...given({ refused: reason }) }
}
