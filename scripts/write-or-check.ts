import { readFile, writeFile } from 'node:fs/promises'

/** Writes generated files; with `--check` on the command line it only says which are not fresh, and fails. */
export async function writeOrCheck(files: [name: string, content: string][]): Promise<void> {
  const check = process.argv.includes('--check')
  for (const [name, content] of files) {
    const file = new URL(`../${name}`, import.meta.url)
    if (!check) await writeFile(file, content)
    else if ((await readFile(file, 'utf8').catch(() => '')) !== content) {
      process.stderr.write(`${name} is not fresh: run \`npm run generate\` and commit it.\n`)
      process.exitCode = 1
    }
  }
}
