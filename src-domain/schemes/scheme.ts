import { z } from 'zod'
import { FormLayout } from './form-layout.ts'

/**
 * One notice as data. Everything the product knows about a notice stands in the scheme's JSON file; this schema is
 * its grammar, but for its checks. Years are written relative to the batch's year (`-1` is the year before), and texts may hold `{-1}`
 * for such a year; `loadScheme` resolves both, so a later batch changes `year` and nothing else.
 */

/** How names, exact decimals, days (the year may be relative: {0}-08-10) and division codes are written. */
export const writing = {
  id: /^[a-z][A-Za-z0-9]*$/,
  decimal: /^-?\d+(\.\d+)?$/,
  day: /^(\d{4}|\{-?\d{1,2}\})-\d{2}-\d{2}$/,
  divisionOrNone: /^(\d{2}|\d{4}|\d{6})?$/,
  division: /^(\d{2}|\d{4}|\d{6})$/,
  schemeId: /^[a-z0-9-]+$/,
} as const

export const Id = z.string().regex(writing.id)
export const Text = z.string().min(1)
/** From ten years before the batch's to three after it, for what is planned. */
export const RelativeYear = z.number().int().min(-10).max(3)
/** An exact decimal, written as text so that no binary fraction ever decides a threshold. */
export const DecimalText = z.string().regex(writing.decimal)
export const DateText = z.string().regex(writing.day)

/** A category's id is the scheme's own: no code names one. */
export const CategoryId = Id
export type CategoryId = z.infer<typeof CategoryId>

const FieldType = z.enum([
  'text',
  'paragraph',
  'money', // a decimal in the field's unit
  'count', // a whole number
  'number', // any decimal
  'percent', // 0–100, decimals as written
  'duration', // years, as a decimal
  'date', // a day, or as much of it as was written: 2023-05
  'creditCode',
  'phone',
  'email',
  'url',
  'yesNo',
  'choice', // one of the options
  'choices', // any of the options
  'rows', // repeating rows of columns
])
export type FieldType = z.infer<typeof FieldType>

const Column = z.strictObject({ key: Id, label: Text, type: FieldType, unit: Text.optional() })

const Field = z.strictObject({
  key: Id,
  /** Exactly as printed in the form. */
  label: Text,
  type: FieldType,
  unit: Text.optional(),
  /** Asked for each of these years. */
  years: z.array(RelativeYear).min(1).optional(),
  required: z.boolean(),
  /** False for what the summary needs and the printed form has no cell for. */
  printed: z.boolean().default(true),
  /** Printed in the value's cell and not part of the value. */
  placeholder: Text.optional(),
  /** Other labels applicants' forms carry for it. */
  aliases: z.array(Text).optional(),
  /** Printed label cell this one stands beside (会议 beside 宣贯活动累计次数), for labels that recur. */
  group: Text.optional(),
  options: z.array(Text).min(2).optional(),
  /** Key of the field whose cell also holds this one's boxes. */
  within: Id.optional(),
  /** Bounds of a percentage that may leave 0–100. */
  min: DecimalText.optional(),
  max: DecimalText.optional(),
  columns: z.array(Column).min(1).optional(),
})
export type Field = z.infer<typeof Field>

const Section = z.strictObject({ title: Text, fields: z.array(Field).min(1) })

const Heading = z.strictObject({
  id: Id,
  title: Text,
  level: z.number().int().min(1).max(3),
  /** 申报内容撰写 */
  hint: Text.optional(),
  /** 佐证材料建议 */
  evidence: Text.optional(),
  aliases: z.array(Text).optional(),
})
export type Heading = z.infer<typeof Heading>

const Slot = z.strictObject({
  id: Id,
  title: Text,
  required: z.boolean(),
  /** The year the attachment must be about. */
  year: RelativeYear.optional(),
  /** Words in a file's name or a PDF's first lines that put it into this slot; the slots are tried in order. */
  words: z.array(Text),
})
export type Slot = z.infer<typeof Slot>

/** Of a category that is asked for its form alone. */
const noOutline = { title: '', limit: 0, headings: [] }

/** The last slot of a checklist, and all of one where the notice has none: what is handed in has a place. */
const whateverElse: Slot = { id: 'other', title: '申报单位认为可提供的其他材料', required: false, words: [] }

const Mode = z.strictObject({ id: Id, title: Text, describedBy: Id, aliases: z.array(Text).optional() })

/**
 * A figure that helps deciding: wherever applicants of a category stand side by side (排序, 上会材料, lists). What a check
 * sets a threshold on is shown besides, without being named here.
 */
const DecidingFigure = z.strictObject({
  /** What heads it; a line break stands where a narrow column may break. */
  head: Text,
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('field'), key: Id, year: RelativeYear.optional() }),
    /** Fields added up: patents of all kinds. */
    z.strictObject({ kind: z.literal('sum'), keys: z.array(Id).min(1), year: RelativeYear.optional() }),
    /** A field in percent of another, computed for each of these years, oldest first. */
    z.strictObject({ kind: z.literal('ratio'), part: Id, whole: Id, years: z.array(RelativeYear).min(1) }),
    /** As long as the applicant made it, so it stands below the figures. */
    z.strictObject({ kind: z.literal('text'), key: Id }),
  ]),
})
export type DecidingFigure = z.infer<typeof DecidingFigure>

const CoverLine = z.strictObject({
  label: Text,
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('field'), key: Id }),
    /** All categories' titles with boxes, the application's ticked. */
    z.strictObject({ kind: z.literal('categories') }),
    z.strictObject({ kind: z.literal('recommender') }),
  ]),
})
export type CoverLine = z.infer<typeof CoverLine>

const Category = z.strictObject({
  id: CategoryId,
  title: Text,
  /** 表1 */
  formNumber: Text,
  formTitle: Text,
  /** Where everything stands on the printed form. */
  layout: FormLayout,
  nameField: Id,
  /** The field that names the legal person: the applicant itself, or a platform's operator. */
  unitField: Id,
  creditCodeField: Id.optional(),
  /** 曾用名, where the form asks for it: several are told apart by their commas. */
  formerNameField: Id.optional(),
  /** The fields that say whom to ask. */
  contactFields: z.strictObject({ person: Id.optional(), phone: Id.optional() }).default({}),
  /** Of applicants that are districts: fields that tell which, its name first. */
  districtFields: z.array(Id).default([]),
  modes: z.array(Mode),
  /** The field that holds the application's modes, and the value of it that is a mode by itself. */
  modeFields: z.array(Id),
  /** The lines of the cover, each with what stands on it; a project's name and its applicant are two. */
  coverLines: z.array(CoverLine),
  /** Whether the notice asks for an order, or only lets there be one. */
  ranking: z.enum(['required', 'allowed']),
  deciding: z.array(DecidingFigure),
  sections: z.array(Section).min(1),
  /** Blocks at the form's end that are sealed and dated on paper. */
  seals: z.array(z.strictObject({ id: Id, label: Text, text: Text })),
  outline: z
    .strictObject({ title: Text, limit: z.number().int().positive(), headings: z.array(Heading).min(1) })
    .default(noOutline),
  attachments: z.array(Slot).min(1).default([whateverElse]),
})
export type Category = z.infer<typeof Category>

const SummaryColumn = z.strictObject({
  title: z.string(),
  /** Where the cell comes from: the rank, the application's modes, a field, or a field's yes/no in the notice's words. */
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rank') }),
    z.strictObject({ kind: z.literal('modes') }),
    z.strictObject({ kind: z.literal('field'), key: Id, year: RelativeYear.optional() }),
    z.strictObject({ kind: z.literal('yesNo'), key: Id, yes: Text, no: Text }),
    z.strictObject({ kind: z.literal('contact'), key: z.enum(['preparer', 'phone', 'email']) }),
  ]),
  /** Columns of the six-column grid it takes. */
  span: z.number().int().min(1).default(1),
  /** Whether the notice lets it be blank; every other column is to be filled. */
  mayBeEmpty: z.boolean().default(false),
})
export type SummaryColumn = z.infer<typeof SummaryColumn>

const Summary = z.strictObject({
  title: Text,
  /** Where the notice has it: 附件3. */
  number: Text.optional(),
  recommender: Text,
  preparer: Text,
  phone: Text,
  /** Diameter of the space kept free for the seal. */
  sealMillimetres: z.number().positive(),
  /** Widths of the grid's columns in characters. */
  widths: z.array(z.number().positive()),
  sections: z.array(z.strictObject({ category: CategoryId, title: Text, columns: z.array(SummaryColumn).min(1) })),
})

const Typeface = z.strictObject({ face: Text, size: Text, points: z.number().positive() })

const Print = z.strictObject({
  clause: Text,
  paper: z.literal('A4'),
  binding: Text,
  cover: Text,
  /** Millimetres; mirrored, the gutter inside. */
  margins: z.strictObject({
    top: z.number(),
    bottom: z.number(),
    inside: z.number(),
    outside: z.number(),
    source: Text,
    /** The notice itself asks for them: then they hold however the books are put together. */
    prescribed: z.boolean().optional(),
  }),
  body: Typeface,
  headings: z.array(Typeface).min(1),
  /** Of the outline's text: times a line of its face (单倍 is 1), or a fixed height. */
  lineSpacing: z.union([
    z.strictObject({ times: z.number().min(1).max(3) }),
    z.strictObject({ points: z.number().min(12).max(60) }),
  ]),
})

/** How many may be recommended: of a category, of several together, or of single modes of theirs. */
const Quota = z.strictObject({
  id: Id,
  title: Text,
  clause: Text,
  categories: z.array(CategoryId).min(1),
  /** Ids of the modes it counts; every application counts, if none are named. */
  modes: z.array(Id).min(1).optional(),
  maximum: z.number().int().nonnegative(),
  /** Where it is another number for the batch of one part of the region. */
  byPart: z.array(z.strictObject({ part: Text, maximum: z.number().int().nonnegative() })).default([]),
  /** 原则上: more may be recommended where there is a reason. */
  inPrinciple: z.boolean().default(false),
})
export type Quota = z.infer<typeof Quota>

/** An earlier list that applicants stand on, or must not: 培育对象, those named before. */
const List = z.strictObject({
  id: Id,
  title: Text,
  source: Text,
  /** Empty while nobody has handed it over: then it is for the officer to look it up. */
  entries: z.array(z.strictObject({ name: Text, creditCode: Text.optional() })),
})
export type List = z.infer<typeof List>

/** Where applicants are registered, and who recommends them: a province, a city or a county-level place. */
const Region = z.strictObject({
  level: z.enum(['country', 'province', 'city', 'county']),
  /** Division code (GB/T 2260) as long as the level: none, 31, 3304, 320583. Credit codes registered here begin with it. */
  code: z.string().regex(writing.divisionOrNone),
  name: Text,
  /** The city a county-level place lies in. */
  within: Text.optional(),
  /** What lies in it and may recommend: provinces, districts, cities, county-level cities and counties. */
  parts: z.array(
    z.strictObject({
      code: z.string().regex(writing.division),
      name: Text,
      /** Names before, and of what was merged into it, as old addresses have them. */
      formerly: z.array(Text).default([]),
    }),
  ),
  /** Digits of a landline number there without its area code, where all have as many. */
  phoneDigits: z.union([z.literal(7), z.literal(8)]).optional(),
})

/**
 * What a notice says, but for its checks: the kinds of check look at all of this, so they, and the whole of a scheme
 * (`FullScheme`, checks/load-scheme.ts), stand above it.
 */
export const Scheme = z.strictObject({
  id: z.string().regex(writing.schemeId),
  title: Text,
  shortTitle: Text,
  documentNumber: Text,
  /** What of it is not the notice's own: forms that are not public and follow another's, days nobody has told us. */
  source: Text.optional(),
  /** 报送对象 */
  addressee: Text,
  issuedOn: DateText,
  /** The batch's year, to which all years are relative. */
  year: z.number().int().min(2000).max(2100),
  region: Region,
  dates: z.strictObject({
    /** By when the officer in charge is to be named, where the notice asks for that. */
    liaison: z.strictObject({ on: DateText, title: Text, clause: Text, mailbox: Text.optional() }).optional(),
    submission: z.strictObject({ on: DateText, title: Text, clause: Text }),
  }),
  delivery: z.strictObject({
    /** 纸质版, 电子版, and how many of each where the notice says so. */
    copies: z
      .array(z.strictObject({ medium: Text, printed: z.boolean(), count: z.number().int().min(1).max(99).optional() }))
      .min(1),
    address: Text.optional(),
    mailbox: Text.optional(),
  }),
  cover: z.strictObject({
    title: Text,
    /** Who made the form, or whose it follows; 制 by the addressee where nothing is said. */
    issuer: Text.optional(),
  }),
  explanations: z.array(Text),
  /** What the notice calls the modes: 示范模式. */
  modesTitle: Text,
  modeDescriptions: z.array(z.strictObject({ id: Id, title: Text, description: Text })),
  categories: z.array(Category).min(1),
  quotas: z.array(Quota).default([]),
  lists: z.array(List).default([]),
  summary: Summary,
  print: Print,
})

/** Loaded: every relative year made a calendar year and every `{-1}` in a text replaced. */
export type Scheme = z.infer<typeof Scheme>
