import { folded } from '../text/normalise.ts'
import { cities, formerShanghaiDistricts, provinces } from './regions.ts'

export type RegistrationPlace =
  /** `authority`: the province in which the code was registered, where it is another. */
  | { readonly place: 'inside'; readonly opening: string; readonly authority?: string }
  | { readonly place: 'inside'; readonly mention: string }
  | { readonly place: 'elsewhere'; readonly opening: string; readonly registeredHere: boolean }
  | { readonly place: 'unknown'; readonly empty: boolean; readonly registeredHere: boolean }

/** The scheme's region: 上海市, 31, and its districts. */
export type Region = {
  readonly name: string
  /** First two digits of the codes registered there. */
  readonly code: string
  readonly districts: readonly { readonly name: string }[]
}

/** Shanghai's streets are named after provinces and cities (南京西路, 江苏路): such a name is no place of registration. */
const street =
  /^(?:[东西南北中]?[一二三四]?(?:路|街|道|大道|大街|支路|公路)|弄|山(?!市|区)|桥|河|公园|[一二三四五六七八九十新]?村|大厦|广场)/

/**
 * Whether a registered address lies in the scheme's region, decided by what the address begins with. The registering
 * authority in the credit code is only told: a firm keeps its code when it moves.
 */
export function registrationRegion(address: string, creditCode: string | undefined, region: Region): RegistrationPlace {
  const city = shortName(region.name)
  const text = head(address)
  const authority = /^[0-9A-Z]{18}$/.test(creditCode ?? '') ? creditCode?.slice(2, 4) : undefined
  const registeredHere = authority === region.code
  if (text === '') return { place: 'unknown', empty: true, registeredHere }

  const own = ownName(text, city, region)
  if (own) {
    const elsewhere = authority && !registeredHere && provinces[authority]
    return { place: 'inside', opening: own, ...(elsewhere ? { authority: elsewhere } : {}) }
  }
  const other = foreignName(text, city)
  if (other) return { place: 'elsewhere', opening: other, registeredHere }
  if (text.includes(`${city}市`)) return { place: 'inside', mention: `${city}市` }
  return { place: 'unknown', empty: false, registeredHere }
}

/** The address from its first place name on: without label, postcode, 中国 and brackets before it. */
function head(address: string): string {
  return folded(address)
    .replace(/\s+/g, '')
    .replace(/^(?:注册|登记)?(?:地址|地|住所)?(?:为|位于|在)?:/, '')
    .replace(/^(?:邮编:?)?\d{6}(?!\d)[,.]?/, '')
    .replace(/^(?:中华人民共和国|中国)/, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
}

/** 上海 of 上海市. */
export function shortName(name: string): string {
  return name.replace(/(?:市|省|.{0,3}自治区|特别行政区)$/, '')
}

/** The name of the region, or of one of its districts past or present, that the address begins with. */
function ownName(text: string, city: string, region: Region): string | undefined {
  if (text.startsWith(`${city}市`)) return `${city}市`
  if (beginsWithPlace(text, city)) return city
  const former = region.code === '31' ? Object.values(formerShanghaiDistricts) : []
  for (const name of [...region.districts.map((d) => d.name), ...former]) {
    const bare = name.replace(/(?:新区|区|县)$/, '')
    for (const full of [name, `${bare}区`, `${bare}县`, `${bare}新区`])
      if (text.startsWith(full) && isOwn(full, name)) return full
    if (bare.length > 1 && beginsWithPlace(text, bare) && !/^[县镇乡市]/.test(text.slice(bare.length))) return bare
  }
  return undefined
}

/** 长宁县 lies in Sichuan: a county name counts only where the district was one. */
function isOwn(written: string, district: string): boolean {
  return !written.endsWith('县') || /^(?:崇明|奉贤|松江|金山|青浦|南汇|嘉定|宝山)/.test(district)
}

function foreignName(text: string, city: string): string | undefined {
  for (const province of Object.values(provinces)) {
    if (province === city) continue
    const full = new RegExp(`^${province}(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)`).exec(text)?.[0]
    if (full) return full
    if (beginsWithPlace(text, province)) return province
  }
  for (const name of cities) {
    const full = new RegExp(`^${name}(?:市|地区|县|自治州|盟)`).exec(text)?.[0]
    if (full) return full
    if (beginsWithPlace(text, name)) return name
  }
  return undefined
}

/** The text begins with a place's short name, and not with a street or building that is called after it. */
function beginsWithPlace(text: string, name: string): boolean {
  return text.startsWith(name) && !street.test(text.slice(name.length))
}
