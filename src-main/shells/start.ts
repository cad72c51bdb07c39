import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { keepCompiled } from './compile-cache.js'
import { hasDisplay } from './open-in-system.ts'

/*
 * npm start: the desk in Electron where it is installed, else in the machine's browser.
 */

const root = resolve(import.meta.dirname, '../..')
const renderer = join(root, 'out/renderer')

keepCompiled()

await main()

async function main(): Promise<void> {
  const options = parsed()
  if (!options) return fail('不认识的选项。用法：npm start -- [--data 数据文件夹] [--sample] [--print-url]')
  const electron = options['print-url'] || !hasDisplay() ? undefined : installedElectron()
  const built = isBuilt(join(renderer, 'index.html'), 'src-renderer', 'src-domain')
  const shellBuilt = !electron || isBuilt(join(root, 'out/main/index.js'), 'src-main', 'db', 'src-domain')
  if (!(built && shellBuilt) && !(await build())) {
    return fail('界面没有构建成功，数据没有改动。请看上面的提示，或重新运行 npm ci。')
  }

  let folder = resolve(options.data ?? join(documents(), '遴选工作台'))
  if (options.sample) {
    console.error('正在准备样例区……')
    const { sampleDistrict } = await import('./sample.ts')
    const sample = await sampleDistrict(join(root, 'tests/fixtures/xuhui-intake'))
    if (!sample.ok) return fail(sample.problem.message)
    folder = sample.value.folder
    process.on('exit', () => rmSync(sample.value.remove, { recursive: true, force: true }))
  }

  if (electron) {
    process.exitCode = await run(electron, [root, `--data=${folder}`])
    return
  }
  if (!options['print-url']) console.error('这里没有可用的 Electron，改用这台电脑的浏览器。')
  const { runLoopback } = await import('./loopback/run.ts')
  const { memoryPath } = await import('../files/machine-memory.ts')
  const failure = await runLoopback({
    folder,
    renderer,
    printOnly: options['print-url'] ?? false,
    ...(options.sample ? {} : { memory: memoryPath() }),
  })
  if (failure) fail(failure)
}

function parsed() {
  try {
    return parseArgs({
      options: { data: { type: 'string' }, sample: { type: 'boolean' }, 'print-url': { type: 'boolean' } },
    }).values
  } catch {
    return undefined
  }
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

/** Whether a built file is as new as everything in the rooms it is built from. */
function isBuilt(output: string, ...rooms: readonly string[]): boolean {
  if (!existsSync(output)) return false
  const built = statSync(output).mtimeMs
  const sources = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => join(root, room, name)),
  )
  return [...sources, join(root, 'electron.vite.config.ts'), join(root, 'package-lock.json')].every(
    (path) => statSync(path).mtimeMs <= built,
  )
}

async function build(): Promise<boolean> {
  console.error('正在构建界面……')
  const script = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  return (await run(process.execPath, [script, 'build'], 2)) === 0
}

/** The Electron executable, if its runtime has been fetched; `npm ci` alone does not. */
function installedElectron(): string | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as Record<string, string>
  const path = join(folder, names[process.platform] ?? 'electron')
  return existsSync(path) ? path : undefined
}

/** Runs a program to its end, its output on `stdout` or, so that stdout stays for the address, on stderr. */
function run(command: string, args: readonly string[], stdout: 1 | 2 = 1): Promise<number> {
  return new Promise((ended) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', stdout, 2] })
    child.once('error', () => ended(1))
    child.once('exit', (code) => ended(code ?? 1))
  })
}

/** The user's documents folder, as far as it goes by a usual name. */
function documents(): string {
  return ['Documents', '文档'].map((name) => join(homedir(), name)).find((path) => existsSync(path)) ?? homedir()
}
