import { folded } from '../text/normalise.ts'
import { counties, prefectures, provinces } from './regions.ts'

export type RegistrationPlace =
  /** `authority`: the province in which the code was registered, where it is another. */
  | { readonly place: 'inside'; readonly opening: string; readonly authority?: string }
  | { readonly place: 'inside'; readonly mention: string }
  | { readonly place: 'elsewhere'; readonly opening: string; readonly registeredHere: boolean }
  | { readonly place: 'unknown'; readonly empty: boolean; readonly registeredHere: boolean }

/** The scheme's region: 全国, 上海市, 嘉兴市 or 昆山市, with the parts that lie in it. */
export type Region = {
  readonly level: 'country' | 'province' | 'city' | 'county'
  /** Its division code, as long as its level: no, two, four or six digits. */
  readonly code: string
  readonly name: string
  /** The city a county-level one lies in: 苏州市. */
  readonly within?: string | undefined
  readonly parts: readonly { readonly name: string; readonly formerly: readonly string[] }[]
}

/** Shanghai's streets are named after provinces and cities (南京西路, 江苏路): such a name is no place of registration. */
const street =
  /^(?:[东西南北中]?[一二三四]?(?:路|街|道|大道|大街|支路|公路)|弄|山(?!市|区)|桥|河|公园|[一二三四五六七八九十新]?村|大厦|广场)/

/**
 * Whether a registered address lies in the scheme's region, decided by what the address begins with. The registering
 * authority in the credit code is only told: a firm keeps its code when it moves. What is merely not known to lie in the
 * region is for an officer to say.
 */
export function registrationRegion(address: string, creditCode: string | undefined, region: Region): RegistrationPlace {
  const text = head(address)
  const authority = /^[0-9A-Z]{18}$/.test(creditCode ?? '') ? creditCode?.slice(2, 8) : undefined
  const registeredHere = region.level !== 'country' && (authority?.startsWith(region.code) ?? false)
  if (text === '') return { place: 'unknown', empty: true, registeredHere }
  if (region.level === 'country') return inCountry(text)

  const passed = superiors(text, region)
  const rest = text.slice(passed.length)
  const own = ownName(rest, region)
  if (own) {
    const province = authority?.slice(0, 2)
    const elsewhere = province && province !== provinceOf(region) && provinces[province]
    return { place: 'inside', opening: passed + own, ...(elsewhere ? { authority: elsewhere } : {}) }
  }
  const other = passed === '' ? foreignName(rest, region) : neighbour(rest, region, passed)
  if (other) return { place: 'elsewhere', opening: passed + other, registeredHere }
  if (text.includes(region.name)) return { place: 'inside', mention: region.name }
  return { place: 'unknown', empty: false, registeredHere }
}

/** Of the whole country a province, or a city or county of one; what has a law of registration of its own is elsewhere. */
function inCountry(text: string): RegistrationPlace {
  const codes = Object.keys(provinces)
  const named = (code: string) => provinceName(text, provinces[code] ?? '') ?? inProvince(text, code)
  const code = codes.find((one) => named(one) !== undefined)
  const opening = code && named(code)
  if (!code || !opening) return { place: 'unknown', empty: false, registeredHere: false }
  return ownLaw.includes(code) ? { place: 'elsewhere', opening, registeredHere: false } : { place: 'inside', opening }
}

/** 台湾, 香港, 澳门. */
const ownLaw = ['71', '81', '82']

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
  return name.replace(/(?:市|省|.{0,3}自治区|特别行政区|(?<=..)县)$/, '')
}

function provinceOf({ code }: Region): string {
  return code.slice(0, 2)
}

/** What the address begins with of the places the region lies in: 浙江省 of a city, 江苏省苏州市 of a county. */
function superiors(text: string, region: Region): string {
  if (region.level === 'province') return ''
  const province = provinces[provinceOf(region)]
  const first = (province && provinceName(text, province)) ?? ''
  const city = region.within && placeName(text.slice(first.length), shortName(region.within), '市|地区|州|盟')
  return first + (city ?? '')
}

/** The name of the region, or of one of its parts by a name of now or before, that the address begins with. */
function ownName(text: string, region: Region): string | undefined {
  const { level, name } = region
  const city = shortName(name)
  if (text.startsWith(name)) return name
  const after = text.slice(city.length)
  if (beginsWithPlace(text, city) && !(level !== 'province' && /^[区镇乡]/.test(after))) return city
  for (const part of region.parts) {
    const names = [part.name, ...part.formerly]
    for (const known of names) {
      const bare = known.replace(/(?:新区|区|县|市)$/, '')
      // 长宁县 lies in Sichuan: a county name counts only where the part is or was one.
      const written = [known, ...(known.endsWith('区') ? [`${bare}区`, `${bare}新区`] : [])]
      const full = written.find((one) => text.startsWith(one))
      if (full) return full
      if (bare.length > 1 && beginsWithPlace(text, bare) && !/^[县镇乡市]/.test(text.slice(bare.length))) return bare
    }
  }
  return level === 'province' ? inProvince(text, provinceOf(region)) : undefined
}

/** A city or county of a province by whose name the address begins. */
function inProvince(text: string, province: string): string | undefined {
  return firstOf([...(prefectures[province] ?? []), ...(counties[province] ?? [])], (name) =>
    placeName(text, name, citySuffix),
  )
}

const citySuffix = '市|地区|县|自治州|盟'

/** Another place that the address begins with. */
function foreignName(text: string, region: Region): string | undefined {
  const own = provinceOf(region)
  const others = Object.keys(provinces).filter((code) => code !== own)
  return (
    firstOf(others, (code) => provinceName(text, provinces[code] ?? '')) ??
    neighbour(text, region, '') ??
    firstOf(others, (code) => inProvince(text, code))
  )
}

/**
 * Another city of the region's own province; of a county-level region another county, too. A city's own counties are
 * its parts, but whether all of them are named is not known here.
 */
function neighbour(text: string, region: Region, passed: string): string | undefined {
  const own = provinceOf(region)
  const self = [region.name, ...(region.within ? [region.within] : [])].map(shortName)
  const names = [...(prefectures[own] ?? []), ...(region.level === 'county' ? (counties[own] ?? []) : [])]
  const known = firstOf(
    names.filter((name) => !self.includes(name)),
    (name) => placeName(text, name, citySuffix),
  )
  if (known || region.level !== 'county' || !region.within || !passed.includes(shortName(region.within))) return known
  return /^(?!.{0,4}(?:开发|高新|园区|新区|保税|度假|示范|社区|小区|校区|厂区|城区|景区|郊区|港区))\p{Script=Han}{2,3}?(?:区|县|市)/u.exec(
    text,
  )?.[0]
}

function provinceName(text: string, province: string): string | undefined {
  return placeName(text, province, '省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区')
}

/** A place's name that the text begins with: in full, or the short one alone. */
function placeName(text: string, name: string, suffixes: string): string | undefined {
  if (!text.startsWith(name)) return undefined
  const suffix = new RegExp(`^(?:${suffixes})`).exec(text.slice(name.length))?.[0]
  return suffix ? name + suffix : beginsWithPlace(text, name) ? name : undefined
}

function firstOf<T>(names: readonly T[], find: (name: T) => string | undefined): string | undefined {
  for (const name of names) {
    const found = find(name)
    if (found) return found
  }
  return undefined
}

/** The text begins with a place's short name, and not with a street or building that is called after it. */
function beginsWithPlace(text: string, name: string): boolean {
  return text.startsWith(name) && !street.test(text.slice(name.length))
}
