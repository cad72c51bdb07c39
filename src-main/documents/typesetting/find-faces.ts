import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import { ifReadable } from '../../bugs.ts'
import { type FontFace, readFontFaces } from './font-file.ts'

/** The face a print is really set in where the notice asks for `asked` (仿宋 …). */
export type ChosenFace = {
  readonly asked: string
  /** The name people know it by. */
  readonly name: string
  readonly families: readonly string[]
  readonly postScriptName: string
  readonly path: string
  /** False for the face that comes with this program, used where the computer has none of that kind. */
  readonly asAsked: boolean
}

export type ChosenFaces = {
  readonly body: ChosenFace
  readonly headings: readonly ChosenFace[]
  /** Of the titles of letters: 小标宋 where the computer has one, else 黑体 (GB/T 9704—2012, 7.3.1). */
  readonly title: ChosenFace
  /** Faces that lend the characters the others lack, in this order. */
  readonly fallback: readonly ChosenFace[]
  /** This computer's faces for what even those lack. */
  readonly rarest: readonly ChosenFace[]
}

/** Names a kind of face goes by on Windows, WPS, UOS and Kylin, the best first. */
const knownNames: Readonly<Record<string, readonly string[]>> = {
  仿宋: [
    '仿宋',
    'FangSong',
    '方正仿宋_GB18030',
    'CESI仿宋-GB18030',
    '仿宋_GB2312',
    'FangSong_GB2312',
    '方正仿宋_GBK',
    '方正仿宋_GB2312',
    'CESI仿宋-GB2312',
    '方正仿宋简体',
    '华文仿宋',
    'STFangsong',
    'FandolFang',
  ],
  黑体: [
    ...['黑体', 'SimHei', '方正黑体_GB18030', 'CESI黑体-GB18030', '方正黑体_GBK', 'CESI黑体-GB2312', '方正黑体简体'],
    ...['华文黑体', 'STHeiti', 'FandolHei', '文泉驿正黑', 'WenQuanYi Zen Hei'],
  ],
  楷体: [
    '楷体',
    'KaiTi',
    '方正楷体_GB18030',
    'CESI楷体-GB18030',
    '楷体_GB2312',
    'KaiTi_GB2312',
    '方正楷体_GBK',
    '方正楷体_GB2312',
    'CESI楷体-GB2312',
    '方正楷体简体',
    '华文楷体',
    'STKaiti',
    'FandolKai',
    '霞鹜文楷',
    'LXGW WenKai',
    'AR PL UKai CN',
    'AR PL UKai',
  ],
  小标宋: [
    '方正小标宋_GBK',
    'FZXiaoBiaoSong-B05',
    '方正小标宋简体',
    'FZXiaoBiaoSong-B05S',
    '方正小标宋_GB18030',
    '华文中宋',
    'STZhongsong',
  ],
  宋体: ['宋体', 'SimSun', '方正书宋_GBK', '华文宋体', 'STSong', 'FandolSong'],
}

/** Faces of the rarest characters (CJK extensions, GB 18030 level 3) as Windows, WPS, UOS and Kylin bring them. */
const rarestNames = [
  ...['SimSun-ExtB', 'SimSun-ExtG', 'MingLiU-ExtB', '方正宋体S-超大字符集', 'FZSongS-Extended'],
  ...['FZSongS-Extended(SIP)', '思源宋体', 'Source Han Serif SC', 'Noto Serif CJK SC', 'HanaMinB', 'BabelStone Han'],
]

const packages = createRequire(import.meta.url)
const serif = packages.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')
const sans = packages.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')

/** Where fonts lie: of the system, of the person, and of WPS. */
export function fontFolders(): string[] {
  if (process.platform === 'win32') {
    const { WINDIR = 'C:\\Windows', LOCALAPPDATA } = process.env
    return [join(WINDIR, 'Fonts'), ...(LOCALAPPDATA ? [join(LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')] : [])]
  }
  return [
    ...['/usr/share/fonts', '/usr/local/share/fonts', '/opt/kingsoft/wps-office/office6/fonts', '/Library/Fonts'],
    ...[join(homedir(), '.local/share/fonts'), join(homedir(), '.fonts')],
  ]
}

const indexes = new Map<string, Promise<FontFace[]>>()

/** The faces a scheme's prints are set in on this computer. The folders are read once for each run of the program. */
export async function findFaces(print: Scheme['print'], folders = fontFolders()): Promise<ChosenFaces> {
  const key = folders.join('\n')
  const index = indexes.get(key) ?? readIndex(folders)
  indexes.set(key, index)
  const [installed, serifFaces, sansFaces] = await Promise.all([index, readFontFaces(serif), readFontFaces(sans)])
  const own = {
    serif: chosen('', required(serifFaces[0]), false),
    sans: chosen('', required(sansFaces[0]), false),
  }
  const choose = (asked: string): ChosenFace =>
    ofKind(installed, asked) ?? { ...(asked === '黑体' ? own.sans : own.serif), asked }
  return {
    body: choose(print.body.face),
    headings: print.headings.map((h) => choose(h.face)),
    title: ofKind(installed, '小标宋') ?? choose('黑体'),
    fallback: [own.serif, own.sans],
    rarest: rarestOf(installed),
  }
}

function ofKind(installed: readonly FontFace[], asked: string): ChosenFace | undefined {
  for (const name of knownNames[asked] ?? [asked]) {
    const face = regularCut(installed, name)
    if (face) return chosen(asked, face, true)
  }
  return undefined
}

function regularCut(installed: readonly FontFace[], name: string): FontFace | undefined {
  return installed.filter((f) => f.names.includes(name)).sort((a, b) => heaviness(a) - heaviness(b))[0]
}

function rarestOf(installed: readonly FontFace[]): ChosenFace[] {
  return rarestNames.flatMap((name) => {
    const face = regularCut(installed, name)
    return face ? [chosen(name, face, true)] : []
  })
}

/** How far a cut of a family is from the regular one; some call their bold 400 too. */
function heaviness(face: FontFace): number {
  return Math.abs(face.weight - 400) + (face.plain ? 0 : 1000)
}

function chosen(asked: string, face: FontFace, asAsked: boolean): ChosenFace {
  const { names, postScriptName, path } = face
  return { asked, name: names[0] ?? postScriptName, families: names, postScriptName, path, asAsked }
}

function required(face: FontFace | undefined): FontFace {
  if (!face) throw new Error('a font of this installation cannot be read')
  return face
}

/** Sorted by path, so that two runs on one computer choose alike. */
async function readIndex(folders: readonly string[]): Promise<FontFace[]> {
  const paths = (await Promise.all(folders.map(fontFilesIn))).flat().sort()
  const faces: FontFace[] = []
  for (const path of paths) faces.push(...(await readFontFaces(path)))
  return faces
}

async function fontFilesIn(folder: string): Promise<string[]> {
  const entries = (await ifReadable(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []
  return entries
    .filter((e) => !e.isDirectory() && /\.(ttf|otf|ttc)$/i.test(e.name))
    .map((e) => join(e.parentPath, e.name))
}
