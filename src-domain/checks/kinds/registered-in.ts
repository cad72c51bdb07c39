import { z } from 'zod'
import { fieldValue } from '../../batch/application.ts'
import { recommendingPart } from '../../knowledge/recommending-part.ts'
import { registrationRegion, shortName } from '../../knowledge/registration.ts'
import type { Figures } from '../judging/judgement.ts'
import { kind } from '../judging/kind.ts'
import { ref } from '../judging/references.ts'

type Judgement = { readonly figures: Figures } & (
  | ({ readonly is: 'inside' } & Inside)
  | { readonly is: 'mentioned'; readonly mention: string }
  | ({ readonly is: 'elsewhere'; readonly opening: string; readonly registeredHere: boolean } & Written)
  | ({ readonly is: 'untold'; readonly registeredHere: boolean } & Written)
  | { readonly is: 'empty' }
  | ({ readonly is: 'otherPart'; readonly opening?: string; readonly part?: string } & Own)
  | ({ readonly is: 'partUntold' } & Own)
)

/** `opening`: what the address begins with. `authority`: the other province that registered the code. */
type Inside = { readonly region: string; readonly opening: string; readonly authority?: string }

/** The address as filled in, and where it should lie. */
type Written = { readonly address: string; readonly region: string; readonly city: string }

/** The address as filled in, and the part of the region that recommends here. */
type Own = { readonly address: string; readonly own: string }

/** The applicant is registered in the scheme's region, and in the recommender's own part of it where the notice asks that. */
export const registeredIn = kind({
  kind: 'registeredIn',
  grammar: {
    address: ref.field(),
    creditCode: ref.field(),
    /** Each part of the region recommends those alone who are registered there. */
    ownPart: z.boolean().optional(),
  },
  decidesBy: ({ ownPart }, _, { region }) => `${region.name}${ownPart ? '，限推荐单位所在的地方' : ''}`,
  judge(check, { application, scheme, batch: { district: own } }): Judgement {
    const address = fieldValue(application, check.address)?.value
    const code = fieldValue(application, check.creditCode)?.value
    const figures = { 注册地址: address ?? '未填写', ...(code ? { 统一社会信用代码: code } : {}) }
    const registration = registrationRegion(address ?? '', code, scheme.region)
    const written = { address: address ?? '', region: scheme.region.name, city: shortName(scheme.region.name) }
    switch (registration.place) {
      case 'inside': {
        if (check.ownPart) {
          const { place, ...other } = recommendingPart(address ?? '', scheme.region, own)
          if (place !== 'own') {
            return {
              is: place === 'other' ? 'otherPart' : 'partUntold',
              address: address ?? '',
              own,
              ...other,
              figures,
            }
          }
        }
        if ('mention' in registration) return { is: 'mentioned', mention: registration.mention, figures }
        const { opening, authority } = registration
        return { is: 'inside', region: written.region, opening, ...(authority ? { authority } : {}), figures }
      }
      case 'elsewhere': {
        const { opening, registeredHere } = registration
        return { is: 'elsewhere', opening, registeredHere, ...written, figures }
      }
      case 'unknown':
        if (registration.empty) return { is: 'empty', figures }
        return { is: 'untold', registeredHere: registration.registeredHere, ...written, figures }
    }
  },
  verdicts: {
    inside: {
      outcome: 'pass',
      officer: ({ opening, region, authority }) =>
        `注册地址以“${opening}”开头，在${region}${authority ? `；信用代码的登记机关在${authority}，如系迁入可忽略` : ''}。`,
    },
    mentioned: { outcome: 'pass', officer: ({ mention }) => `注册地址中写有“${mention}”。` },
    elsewhere: {
      outcome: 'fail',
      officer: ({ opening, region, city, registeredHere }) =>
        `注册地址以“${opening}”开头，不在${region}${registeredHere ? `；但信用代码的登记机关在${city}，请对照营业执照核对` : ''}。`,
      applicant: ({ address, region }) => `申报表填写的注册地址是“${address}”，不在${region}。`,
    },
    untold: {
      outcome: 'manual',
      officer: ({ city, registeredHere }) =>
        `注册地址没有写明省市，${registeredHere ? `信用代码的登记机关在${city}，` : ''}请对照营业执照核对。`,
      applicant: ({ address, region }) => `申报表填写的注册地址“${address}”没有写明省市，看不出是否在${region}。`,
    },
    otherPart: {
      outcome: 'fail',
      officer: ({ opening, part, own }) =>
        `注册地址${part ? `在${part}，由${part}推荐` : `以“${opening}”开头，不在${own}`}，不在本推荐范围（${own}）。`,
      applicant: ({ address, part, own }) =>
        `申报表填写的注册地址是“${address}”，不在${own}，不在本推荐范围${part ? `，应由${part}推荐` : ''}。`,
    },
    partUntold: {
      outcome: 'manual',
      officer: ({ own }) => `注册地址看不出是否在${own}，不在的不属本推荐范围，请对照营业执照核对。`,
      applicant: ({ address, own }) => `申报表填写的注册地址“${address}”看不出是否在${own}。`,
    },
    empty: { outcome: 'manual', officer: '没有填写注册地址。', applicant: '申报表没有填写注册地址。' },
  },
  request: ({ ownPart }) =>
    `请按营业执照上的住所更正注册地址，并提交营业执照复印件；不在本${ownPart ? '地注册的请向注册地的推荐单位申报' : '市注册的不符合申报条件'}。`,
})
