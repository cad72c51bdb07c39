import { z } from 'zod'
import { type Category, CategoryId, Id, type Scheme, Text } from '../../schemes/scheme.ts'
import type { Address } from '../../values/address.ts'
import { blanksNamed, type Form, type Place } from './concerns.ts'
import type { Correction, Found, Judgement, Subject } from './judgement.ts'
import { type Reference, referencesOf } from './references.ts'
import { notAsked } from './when.ts'

/** What every check says, whatever its kind. */
const common = {
  id: Id,
  title: Text,
  clause: Text,
  categories: z.array(CategoryId).min(1),
  /** What the officer should do when it does not pass. */
  advice: Text,
  /** What the applicant is to hand in, where the notice has more to say about it than the kind. */
  request: Text.optional(),
  /** 原则上: one that does not hold asks an officer for the reason, and stops nothing by itself. */
  inPrinciple: z.boolean().optional(),
  /** Asked of those alone whose choice is one of these. */
  when: z.strictObject({ field: Id, is: z.array(Text).min(1) }).optional(),
}

type Grammar<Name extends string, Shape extends z.ZodRawShape> = z.ZodObject<
  typeof common & { kind: z.ZodLiteral<Name> } & Shape,
  z.core.$strict
>

type Parsed<Name extends string, Shape extends z.ZodRawShape> = z.infer<z.ZodObject<typeof common>> & {
  readonly kind: Name
} & z.infer<z.ZodObject<Shape>>

/** Made of nothing but the judgement, what the check says in the scheme, and the form's own words. */
type Sentence<J, C> = string | ((judgement: J, check: C, category: Category) => string)

/** What the officer is asked to look at, where the rule itself can't; undefined where there is nothing to see. */
type Look<J> = (judgement: J) => string | undefined

/** One verdict of a kind: how it comes out, and its sentences. Neither sentence is made from the other. */
type Verdict<J, C> =
  | { readonly outcome: 'pass'; readonly officer: Sentence<J, C> }
  | { readonly outcome: 'na'; readonly officer: Sentence<J, C>; readonly look?: Look<J> }
  | {
      readonly outcome: 'fail' | 'manual'
      readonly officer: Sentence<J, C>
      readonly applicant: Sentence<J, C>
      /** What is lacking, in lists, where the check's title does not tell. */
      readonly short?: Sentence<J, C>
    }

/** A verdict of a kind that is the officers' own work. */
type OwnVerdict<J, C> = {
  readonly outcome: Found['outcome']
  readonly officer: Sentence<J, C>
  readonly look?: Look<J>
}

/** The judgements of a kind that are called V, alone or with others of the same shape. */
type Of<J extends Judgement, V> = J extends Judgement ? (V extends J['is'] ? J : never) : never

/** The ratio a check is about, for what is computed and shown besides findings. */
export type Ratio = {
  readonly numerator: string
  readonly denominator: string
  /** Field in which the applicant states it. */
  readonly stated: string
  readonly years: readonly number[]
  /** The least it has to be, in percent. */
  readonly minimum?: string
}

/** What a kind of check does with a check of the type C, beside finding. */
type Traits<C> = {
  /** Where a finding leads, if not to the first empty, else to the first of what it concerns. */
  leadsTo?(check: C, form: Form): Place
  /** When its finding is named beside the blanks it concerns, if not always. */
  readonly named?: 'open' | 'never'
  /** Nothing handed in can prove it: an officer attests it. */
  readonly attested?: true
  /** Looks at a yearly field in all its years, without naming any. */
  readonly everyYear?: true
  /** Of these properties at least one is to be given. */
  readonly oneOf?: readonly string[]
  /** Properties that name fields whose figures are held against each other. */
  readonly sameUnit?: readonly string[]
  /** The unit its bounds are in, where that is not the unit of its field. */
  readonly boundsIn?: string
  /** What it decides by that is no bound in the check itself: a limit, a region, a list that stand elsewhere. */
  decidesBy?(check: C, category: Category, scheme: Scheme): string
  ratio?(check: C): Ratio
  /** Fields whose figures a meeting has before it. */
  meetingFields?(check: C): readonly string[]
}

/** A kind of check as whoever uses it sees it. */
export type KindOf<C> = Traits<C> & {
  find(check: C, subject: Subject): Found
  /** The blanks a finding is about, each as wide as given: without a year all of the field's, without a row all rows. */
  concerns(check: C, form: Form): readonly Address[]
  references(check: C): Reference[]
}

type Spec<Name extends string, Shape extends z.ZodRawShape, J extends Judgement> = Traits<Parsed<Name, Shape>> & {
  readonly kind: Name
  /** What its checks say in the scheme beside what every check says. */
  readonly grammar: Shape
  judge(check: Parsed<Name, Shape>, subject: Subject): J
  /** The blanks a finding is about, if not those the check names. */
  concerns?(check: Parsed<Name, Shape>, form: Form): readonly Address[]
}

type Mendable<C, J extends Judgement> = {
  readonly verdicts: { readonly [V in J['is']]: Verdict<Of<J, V>, C> }
  /** What the applicant is to hand in, whatever is wrong. */
  readonly request: string | ((check: C, category: Category, scheme: Scheme) => string)
  /** Title of the attachment it asks for. */
  attachment?(check: C, category: Category): string
}

type OfficersOwn<C, J extends Judgement> = {
  readonly verdicts: { readonly [V in J['is']]: OwnVerdict<Of<J, V>, C> }
}

/** A kind of check whose findings an applicant can mend. */
export function kind<const Name extends string, Shape extends z.ZodRawShape, J extends Judgement>(
  spec: Spec<Name, Shape, J> & Mendable<Parsed<Name, Shape>, J>,
) {
  const { verdicts, request, attachment } = spec
  return built(spec, verdicts, (judgement, check, { category, scheme }) => {
    const verdict: Verdict<J, Parsed<Name, Shape>> = verdictOf(verdicts, judgement)
    const said = 'applicant' in verdict ? verdict.applicant : notPassed
    const short = 'short' in verdict ? verdict.short : undefined
    return {
      problem: say(said, judgement, check, category),
      request: check.request ?? (typeof request === 'string' ? request : request(check, category, scheme)),
      ...(attachment ? { attachment: attachment(check, category) } : {}),
      ...(short ? { short: say(short, judgement, check, category) } : {}),
    }
  })
}

/** Said of what the rule itself lets pass and an officer does not: the reasons stay in the house. */
export const notPassed = '经核实，此项未予通过，具体情况请与我单位联系人联系。'

/** Said to the officer of a condition that the notice makes in principle. */
export const inPrinciple = '通知对此为原则上的要求，确有理由的，请写明理由后认定。'

/** A kind of check that is the officers' own work: no applicant can mend what it finds. */
export function officersKind<const Name extends string, Shape extends z.ZodRawShape, J extends Judgement>(
  spec: Spec<Name, Shape, J> & OfficersOwn<Parsed<Name, Shape>, J>,
) {
  return built(spec, spec.verdicts, () => undefined)
}

function built<Name extends string, Shape extends z.ZodRawShape, J extends Judgement, V>(
  spec: Spec<Name, Shape, J>,
  verdicts: V & OfficersOwn<Parsed<Name, Shape>, J>['verdicts'],
  correction: (judgement: J, check: Parsed<Name, Shape>, subject: Subject) => Correction | undefined,
) {
  type C = Parsed<Name, Shape>
  const grammar: Grammar<Name, Shape> = z.strictObject({ ...common, kind: z.literal(spec.kind), ...spec.grammar })
  return {
    ...spec,
    grammar,
    /** As a part of another check, which says the rest. */
    nested: z.strictObject({ title: Text, kind: z.literal(spec.kind), ...spec.grammar }) as z.ZodType,
    verdicts,
    find(check: C, subject: Subject): Found {
      const unasked = notAsked(check.when, subject)
      if (unasked) return unasked
      const judgement = spec.judge(check, subject)
      const { outcome, officer, look }: OwnVerdict<J, C> = verdictOf(verdicts, judgement)
      const excused = outcome === 'fail' && check.inPrinciple === true
      const message = say(officer, judgement, check, subject.category)
      const looked = look?.(judgement)
      return {
        outcome: excused ? 'manual' : outcome,
        message: excused ? `${message}${inPrinciple}` : message,
        ...(looked !== undefined && { look: looked }),
        figures: judgement.figures ?? {},
        correction: () => correction(judgement, check, subject),
      }
    },
    concerns: (check: C, form: Form): readonly Address[] =>
      spec.concerns?.(check, form) ?? blanksNamed(referencesOf(grammar, check), form.category),
    references: (check: C): Reference[] => referencesOf(grammar, check),
  }
}

function say<J, C>(sentence: Sentence<J, C>, judgement: J, check: C, category: Category): string {
  return typeof sentence === 'string' ? sentence : sentence(judgement, check, category)
}

/** The verdict of a judgement. Its type says that the verdict is of this very judgement, which indexing can't tell. */
function verdictOf<J extends Judgement, V>(verdicts: { readonly [K in J['is']]: unknown }, judgement: J): V {
  return verdicts[judgement.is as J['is']] as V
}
