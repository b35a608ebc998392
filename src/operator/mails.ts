import { Command } from 'commander'
import { recordAudit } from '../audit/record.ts'
import { exportMails } from '../mail/export.ts'
import { loadKeys } from '../oauth/keys.ts'
import { does } from './command.ts'

export function mailCommands(): Command {
  const group = new Command('mail').description('the outbox')
  const write = group
    .command('export')
    .argument('<folder>', 'is made where it is missing')
    .description('writes what waits, or was given up, as .eml files; nothing changes in the outbox')
  does(write, async ({ sql, config }, [folder = '']) => {
    const keys = await loadKeys(sql, config.SECRET_KEY)
    const publicUrl = () => config.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://localhost:${config.PORT}`
    // first: no mail is outside before it is written down that somebody took it
    await recordAudit(sql, { action: 'mail.exported', actor: 'operator' })
    const names = await exportMails({ sql, config, keys, publicUrl }, folder)
    return { data: { folder, files: names }, lines: [`${names.length} mails are in ${folder}.`, ...names] }
  })
  return group
}
